// Ravine inside another page, and drags that the browser ends.
import assert from "node:assert/strict";
import { frames, linkKey, pageTest, pause, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50";

/** A page of its own that is longer than the window, with Ravine in a frame of 880 x 500 points at its top. */
async function embed(visit) {
  const page = await visit(race, {
    prepare: async (fresh) => {
      await fresh.setRequestInterception(true);
      fresh.on("request", (request) => {
        if (request.frame() !== fresh.mainFrame() || !request.isNavigationRequest()) return request.continue();
        const body = `<!doctype html><title>Around</title><link rel="icon" href="favicon.svg"><input autofocus>
          <iframe src="./index.html${race}" width="880" height="500"></iframe><div style="height:3000px"></div>`;
        return request.respond({ contentType: "text/html", body });
      });
    },
    running: false,
  });
  const frame = await until("the frame is there", () => page.frames().find((each) => each !== page.mainFrame()));
  await frame.waitForFunction(() => document.getElementById("splash")?.dataset.state === "gone");
  await frame.evaluate(() => ravine.ready);
  return { page, frame };
}

pageTest("in a frame nothing steals the focus, and the wheel scrolls the page around until a click", async (visit) => {
  const { page, frame } = await embed(visit);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "INPUT");
  await page.mouse.move(440, 300);
  await page.mouse.wheel({ deltaY: 120 });
  await until("the page has scrolled", () => page.evaluate(() => scrollY > 50));
  assert.equal(await linkKey(frame, "view"), undefined);
  await page.evaluate(() => scrollTo(0, 0));
  await page.mouse.click(440, 300);
  await frames(page);
  await page.mouse.wheel({ deltaY: 120 });
  await until("the camera is elsewhere", async () => (await linkKey(frame, "view")) !== undefined);
  assert.equal(await page.evaluate(() => scrollY), 0);
});

for (const [type, init] of [["pointercancel", {}], ["lostpointercapture", { buttons: 1 }]]) {
  pageTest(`a drag ends with ${type}`, async (visit) => {
    const page = await visit(race);
    await page.mouse.move(450, 290);
    await page.mouse.down();
    await page.mouse.move(490, 290, { steps: 4 });
    await until("the view is another", async () => (await linkKey(page, "view")) !== undefined);
    await page.evaluate(
      (name, more) =>
        document.getElementById("canvas").dispatchEvent(new PointerEvent(name, { clientX: 490, clientY: 290, ...more })),
      type,
      init,
    );
    await frames(page);
    const view = await linkKey(page, "view");
    await page.mouse.move(560, 290, { steps: 4 });
    await pause(300);
    assert.equal(await linkKey(page, "view"), view);
    await page.mouse.up();
  });
}
