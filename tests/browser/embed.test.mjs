// Ravine in pages of other people: embed=1, and the messages between the two.
import assert from "node:assert/strict";
import { pageTest, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50&embed=1";
const iframe = (more = "") => `<iframe src="./index.html${race}" width="420" height="260" ${more}></iframe>`;

/** A page of its own around frames of Ravine. */
async function around(visit, body) {
  const page = await visit("", {
    prepare: async (fresh) => {
      await fresh.setRequestInterception(true);
      fresh.on("request", (request) => {
        if (request.frame() !== fresh.mainFrame() || !request.isNavigationRequest()) return request.continue();
        const html = `<!doctype html><title>Around</title><link rel="icon" href="favicon.svg">${body}`;
        return request.respond({ contentType: "text/html", body: html });
      });
    },
    running: false,
  });
  await page.evaluate(() => {
    window.told = [];
    window.addEventListener("message", ({ data }) => window.told.push(data));
  });
  return page;
}

const framesOf = (page) => page.frames().filter((frame) => frame !== page.mainFrame());
const hasPoster = (frame) =>
  frame.evaluate(() => document.getElementById("splash")?.dataset.state === "gone" && !document.getElementById("poster").hidden);
const isRunning = (frame) => frame.evaluate(() => document.getElementById("poster").hidden && ravine.standings().step > 0);
const isReleased = (frame) =>
  frame.evaluate(() => document.getElementById("canvas").getContext("webgl2").isContextLost());

/** The number of colours of the poster, as far as they go to a thousand. */
const coloursOf = (frame) =>
  frame.evaluate(() => {
    const canvas = document.querySelector("#poster canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });

pageTest("a frame shows a poster that was drawn, holds no context, and runs at a click", async (visit) => {
  const page = await around(visit, iframe());
  const [frame] = await until("the frame is there", () => framesOf(page).length && framesOf(page));
  await until("there is a poster", () => hasPoster(frame));
  assert.ok((await coloursOf(frame)) > 1000);
  await until("the context is given back", () => isReleased(frame));
  assert.equal(await frame.evaluate(() => ravine.standings().step), 0);
  const whole = await frame.evaluate(() => document.getElementById("whole").href);
  assert.match(whole, /\/index\.html#v=1&loss=x\^2-y\^2&start=1\.5,0\.001&racers=gd,lr:0\.1;adam,lr:0\.1&steps=50$/);
  await page.mouse.click(200, 130);
  await until("the race runs", () => isRunning(frame));
  assert.equal(await isReleased(frame), false);
});

pageTest("a race that leaves the sight rests under its poster, and goes on at a click", async (visit) => {
  const page = await around(visit, `${iframe()}<div style="height:3000px"></div>`);
  const [frame] = await until("the frame is there", () => framesOf(page).length && framesOf(page));
  await until("there is a poster", () => hasPoster(frame));
  await page.mouse.click(200, 130);
  await until("the race runs", () => isRunning(frame));
  await page.evaluate(() => scrollTo(0, 2500));
  await until("it rests", async () => (await hasPoster(frame)) && (await isReleased(frame)));
  await page.evaluate(() => scrollTo(0, 0));
  const step = await frame.evaluate(() => ravine.standings().step);
  await page.mouse.click(200, 130);
  await until("it goes on", async () => (await isRunning(frame)) && (await frame.evaluate(() => ravine.standings().step)) !== step);
});

pageTest("it works in a sandbox, without an origin and without storage", async (visit) => {
  const page = await around(visit, iframe('sandbox="allow-scripts"'));
  const [frame] = await until("the frame is there", () => framesOf(page).length && framesOf(page));
  await until("there is a poster", () => hasPoster(frame));
  assert.equal(await frame.evaluate(() => origin), "null");
  await page.mouse.click(200, 130);
  await until("the race runs", () => isRunning(frame));
});

pageTest("twenty frames on a page all have their posters, and each can run", async (visit) => {
  const page = await around(visit, Array(20).fill(iframe().replace('420" height="260', '170" height="130')).join(""));
  const frames = await until("the frames are there", () => framesOf(page).length === 20 && framesOf(page));
  for (const frame of frames) await until("there is a poster", () => hasPoster(frame), 60_000);
  for (const frame of [frames[0], frames[19]]) {
    const handle = await frame.frameElement();
    await handle.click();
    await until("the race runs", () => isRunning(frame));
  }
});

pageTest("the page around calls, is answered and told, and nobody else is", async (visit) => {
  const page = await around(visit, `${iframe()}<iframe id="other" srcdoc="a neighbour"></iframe>`);
  await until("it is ready", () => page.evaluate(() => told.some(({ event }) => event === "ready")), 30_000);
  const ask = (call, ...details) =>
    page.evaluate(
      (name, list) =>
        new Promise((resolve) => {
          const id = Math.random();
          const hear = ({ data }) => {
            if (data.id !== id) return;
            removeEventListener("message", hear);
            resolve(data);
          };
          addEventListener("message", hear);
          document.querySelector("iframe").contentWindow.postMessage({ ravine: 1, id, call: name, arguments: list }, "*");
        }),
      call,
      details,
    );
  await ask("on", "step");
  await ask("seek", 7);
  assert.equal((await ask("standings")).result.step, 7);
  await until("the step is told", () => page.evaluate(() => told.some(({ event, detail }) => event === "step" && detail.step === 7)));
  assert.deepEqual((await ask("load", "v=1&loss=himmelblau&racers=nobody&embed=1")).result.length, 2);
  assert.match((await ask("link")).result, /loss=himmelblau/);
  assert.match((await ask("eval", "1")).error, /there is no call "eval"/);
  assert.match((await ask("on", "everything")).error, /there is no event/);
  assert.match((await ask("seek", "far")).error, /not a number of steps/);
  // A neighbour's message comes from another window than the page around.
  const before = await page.evaluate(() => told.length);
  await page.evaluate(() => {
    const neighbour = document.getElementById("other").contentWindow;
    const script = neighbour.document.createElement("script");
    script.textContent = 'parent.frames[0].postMessage({ravine: 1, id: 1, call: "seek", arguments: [3]}, "*")';
    neighbour.document.body.append(script);
  });
  await ask("link"); // messages keep their order
  assert.equal(await page.evaluate(() => told.length), before + 1);
  assert.equal((await ask("standings")).result.step, 0);
});
