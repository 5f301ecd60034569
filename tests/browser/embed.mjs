// Ravine in pages of other people, in any browser: embed=1, and the messages between the two.
import assert from "node:assert/strict";
import { pageTest, until } from "./harness.mjs";
import { Site } from "./site.mjs";

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50&embed=1";
const iframe = (more = "") => `<iframe src="./index.html${race}" width="420" height="260" ${more}></iframe>`;

const typedRule = iframe().replace(/racers=[^&]*/, "define=heavy(lr:0.05){v=0.5*v-lr*g;x=x%2Bv}&racers=heavy");
const network = iframe().replace(/loss=[^"]*&steps/, "net=2-16-16-1&dataset=moons,rows:400&racers=gd,lr:0.5;adam&steps");
const scrolling = `${iframe()}<div style="height:3000px"></div>`;
const sandboxed = iframe('sandbox="allow-scripts"');
const neighbours = `${iframe()}<iframe id="other" srcdoc="a neighbour"></iframe>`;
const twenty = Array(20).fill(iframe().replace('420" height="260', '170" height="130')).join("");

/** A test of a page around frames of Ravine, which stands beside it on the server. */
function testAround(name, body, act) {
  pageTest(name, async (visit) => {
    const site = new Site();
    try {
      const head = '<!doctype html><meta charset="utf-8"><title>Around</title><link rel="icon" href="favicon.svg">';
      const script = 'window.told = []; addEventListener("message", ({ data }) => told.push(data));';
      site.write("around.html", `${head}<script>${script}</script>${body}`);
      await site.open();
      await act(await visit("around.html", { at: site.address, running: false }));
    } finally {
      await site.end();
    }
  });
}

export const framesOf = (page) => page.frames().filter((frame) => frame !== page.mainFrame());
export const hasPoster = (frame) =>
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

export function testEmbedding() {
  testAround("a frame shows a poster that was drawn, holds no context, and runs at a click", iframe(), async (page) => {
    const [frame] = await until("the frame is there", () => framesOf(page).length && framesOf(page));
    await until("there is a poster", () => hasPoster(frame));
    await until("the poster is drawn", async () => (await coloursOf(frame)) > 1000);
    await until("the context is given back", () => isReleased(frame));
    assert.equal(await frame.evaluate(() => ravine.standings().step), 0);
    const whole = await frame.evaluate(() => document.getElementById("whole").href);
    assert.match(whole, /\/index\.html#v=1&loss=x\^2-y\^2&start=1\.5,0\.001&racers=gd,lr:0\.1;adam,lr:0\.1&steps=50$/);
    await page.mouse.click(200, 130);
    await until("the race runs", () => isRunning(frame));
    assert.equal(await isReleased(frame), false);
  });

  testAround("networks in a frame have a poster, and train and race at a click", network, async (page) => {
    const [frame] = await until("the frame is there", () => framesOf(page).length && framesOf(page));
    await until("there is a poster", () => hasPoster(frame));
    await until("the poster is drawn", async () => (await coloursOf(frame)) > 1000);
    await page.mouse.click(200, 130);
    await until("the race runs", () => isRunning(frame));
    const { racers, progress } = await frame.evaluate(() => ravine.standings());
    assert.equal(progress, null);
    assert.ok(racers.every(({ loss }) => Number.isFinite(loss)));
  });

  testAround("a rule of the link's own races in a frame", typedRule, async (page) => {
    const [frame] = await until("the frame is there", () => framesOf(page).length && framesOf(page));
    await until("there is a poster", () => hasPoster(frame));
    await page.mouse.click(200, 130);
    await until("the race runs", () => isRunning(frame));
    const { racers, shown } = await frame.evaluate(() => {
      ravine.seek(1);
      return { racers: ravine.standings().racers, shown: ravine.link() };
    });
    assert.match(decodeURIComponent(shown), /define=heavy\(lr:0\.05\){v=0\.5\*v-lr\*g;x=x\+v}/);
    assert.ok(Math.abs(racers[0].x - (1.5 - 0.05 * 3)) < 1e-12, `${racers[0].x}`);
  });

  testAround("a race that leaves the sight rests under its poster, and goes on at a click", scrolling, async (page) => {
    const [frame] = await until("the frame is there", () => framesOf(page).length && framesOf(page));
    await until("there is a poster", () => hasPoster(frame));
    await page.mouse.click(200, 130);
    await until("the race runs", () => isRunning(frame));
    await page.evaluate(() => scrollTo(0, 2500));
    await until("it rests", async () => (await hasPoster(frame)) && (await isReleased(frame)));
    await page.evaluate(() => scrollTo(0, 0));
    const step = await frame.evaluate(() => ravine.standings().step);
    await page.mouse.click(200, 130);
    const now = () => frame.evaluate(() => ravine.standings().step);
    await until("it goes on", async () => (await isRunning(frame)) && (await now()) !== step);
  });

  testAround("it works in a sandbox, without an origin and without storage", sandboxed, async (page) => {
    const [frame] = await until("the frame is there", () => framesOf(page).length && framesOf(page));
    await until("there is a poster", () => hasPoster(frame));
    assert.equal(await frame.evaluate(() => origin), "null");
    await page.mouse.click(200, 130);
    await until("the race runs", () => isRunning(frame));
  });

  testAround("twenty frames on a page all have their posters, and each can run", twenty, async (page) => {
    const frames = await until("the frames are there", () => framesOf(page).length === 20 && framesOf(page));
    for (const frame of frames) await until("there is a poster", () => hasPoster(frame), 60_000);
    for (const frame of [frames[0], frames[19]]) {
      const handle = await frame.frameElement();
      await handle.click();
      await until("the race runs", () => isRunning(frame));
    }
  });

  testAround("the page around calls, is answered and told, and nobody else is", neighbours, async (page) => {
    await until("it is ready", () => page.evaluate(() => told.some(({ event }) => event === "ready")), 30_000);
    let questions = 0;
    const ask = (call, ...details) =>
      page.evaluate(
        (id, name, list) =>
          new Promise((resolve) => {
            const hear = ({ data }) => {
              if (data.id !== id) return;
              removeEventListener("message", hear);
              resolve(data);
            };
            addEventListener("message", hear);
            document.querySelector("iframe").contentWindow.postMessage({ ravine: 1, id, call: name, arguments: list }, "*");
          }),
        `question ${++questions}`,
        call,
        details,
      );
    await ask("on", "step");
    await ask("seek", 7);
    assert.equal((await ask("standings")).result.step, 7);
    const toldOfStep = () => page.evaluate(() => told.some(({ event, detail }) => event === "step" && detail.step === 7));
    await until("the step is told", toldOfStep);
    assert.deepEqual((await ask("load", "v=1&loss=himmelblau&racers=nobody&embed=1")).result.length, 2);
    assert.match((await ask("link")).result, /loss=himmelblau/);
    assert.match((await ask("eval", "1")).error, /there is no call "eval"/);
    assert.match((await ask("on", "everything")).error, /there is no event/);
    assert.match((await ask("seek", "far")).error, /not a number of steps/);
    // A neighbour's message comes from another window than the page around.
    await page.evaluate(() => {
      const neighbour = document.getElementById("other").contentWindow;
      const script = neighbour.document.createElement("script");
      script.textContent = 'parent.frames[0].postMessage({ravine: 1, id: 1, call: "seek", arguments: [3]}, "*")';
      neighbour.document.body.append(script);
    });
    await ask("link"); // messages keep their order
    assert.equal(await page.evaluate(() => told.some(({ id }) => id === 1)), false, "it is not answered");
    assert.equal((await ask("standings")).result.step, 0);
  });
}
