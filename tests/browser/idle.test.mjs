// A page that shows nothing new costs nothing: no draw call, and no frame asked for.
import assert from "node:assert/strict";
import { pageTest, pause, standings, until, useBrowser } from "./harness.mjs";
import { installProbe, rest } from "./pixels.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50";
const counts = (page) => page.evaluate(() => ({ draws: window.probe.draws, frames: window.probe.frames }));

/** How many draws and frames there are in so many milliseconds; the page's own frames are not asked for meanwhile. */
async function activity(page, milliseconds) {
  const before = await counts(page);
  await pause(milliseconds);
  const after = await counts(page);
  return { draws: after.draws - before.draws, frames: after.frames - before.frames };
}

const none = { draws: 0, frames: 0 };

pageTest("nothing is drawn while nothing moves: at first, after an input and after a race", async (visit) => {
  const page = await visit(race, { prepare: installProbe });
  await rest(page);
  const session = await page.createCDPSession();
  await session.send("Performance.enable");
  const seconds = async () =>
    (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value;
  const start = await seconds();
  assert.deepEqual(await activity(page, 3000), none);
  const busy = (await seconds()) - start;
  assert.ok(busy < 1.5, `${busy} s of work in 3 s: something goes round in circles`); // else some hundredths, or tenths under load

  await page.mouse.move(450, 290);
  await page.mouse.wheel({ deltaY: -100 });
  await page.keyboard.press("ArrowRight");
  await until("the step is shown", async () => (await standings(page)).step === 1);
  await rest(page);
  assert.deepEqual(await activity(page, 1000), none);

  const before = await counts(page);
  await page.evaluate(() => ravine.play());
  await until("the race is over", async () => (await standings(page)).step === 50);
  assert.ok((await counts(page)).draws > before.draws);
  await rest(page);
  assert.deepEqual(await activity(page, 1000), none);
});

for (const motion of ["no-preference", "reduce"]) {
  pageTest(`a text cursor costs its blinks, and nothing where less motion is asked for: ${motion}`, async (visit) => {
    const page = await visit("#v=1&loss=x^2-y^2&racers=gd&steps=50&at=20", { motion, prepare: installProbe });
    await rest(page);
    await focusFormula(page);
    const most = motion === "reduce" ? 0 : 4; // a second
    await until("the page is at rest", async () => (await activity(page, 1000)).frames <= most, 30_000);
    const { frames } = await activity(page, 3000);
    assert.ok(frames <= 3 * most, `${frames} frames in 3 s`);
    assert.equal(frames > 0, motion !== "reduce");
  });
}

/** Clicks where the page's text cursor appears: into the formula. */
async function focusFormula(page) {
  await page.mouse.move(150, 128);
  await page.evaluate(() => {
    window.wanted = new Promise((resolve) => ravine.on("text", ({ wanted }) => wanted && resolve(true)));
  });
  await page.mouse.click(150, 128);
  assert.equal(await Promise.race([page.evaluate(() => window.wanted), pause(5000)]), true, "a text field has the focus");
}

pageTest("a page that is not seen draws nothing, and its race waits", async (visit) => {
  const page = await visit("#v=1&loss=x^2+y^2&racers=gd,lr:0.01&steps=2000", { prepare: installProbe });
  await page.evaluate(() => ravine.play());
  await until("the race moves", async () => (await standings(page)).step > 3);
  const front = await page.browserContext().newPage();
  await front.bringToFront();
  await until("the page is hidden", () => page.evaluate(() => document.hidden));
  await pause(200);
  const { step } = await standings(page);
  assert.deepEqual(await activity(page, 1000), none);
  assert.equal((await standings(page)).step, step);
  await front.close();
  await page.bringToFront();
  await until("the race goes on", async () => (await standings(page)).step > step);
  assert.ok((await standings(page)).step < step + 60, "it has not jumped ahead");
});

const wakings = {
  "a key": (page) => page.keyboard.press("ArrowRight"),
  "the mouse": (page) => page.mouse.move(300, 200),
  "a call": (page) => page.evaluate(() => ravine.step(1)),
  "another size": (page) => page.setViewport({ width: 910, height: 600 }),
  "another screen": (page) => page.setViewport({ width: 920, height: 600, deviceScaleFactor: 1.25 }),
  "another theme": (page) =>
    page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: "light" },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]),
  "another link": (page) => page.evaluate(() => (location.hash = "v=1&loss=x^2+y^2")),
  "a paste": (page) =>
    page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "#v=1&loss=x^2+2*y^2");
      document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    }),
};

pageTest(`it wakes by ${Object.keys(wakings).join(", ")}`, async (visit) => {
  const page = await visit(race, { prepare: installProbe });
  for (const [name, wake] of Object.entries(wakings)) {
    await rest(page);
    const { draws } = await counts(page);
    await wake(page);
    await until(`${name} has woken it`, async () => (await counts(page)).draws > draws);
  }
});
