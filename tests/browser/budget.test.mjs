// How much a visitor downloads and a frame draws: the most of each is in budget.json.
//   brotliBytes   of the WebAssembly, of the JavaScript that the page loads at its start, and of all that it loads then;
//                 of what long jobs load later
//   drawCalls     of the picture in a frame of the default race while it plays, panels and labels apart
import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { countDrawCalls } from "./draw_calls.mjs";
import { build, pageTest, standings, until, useBrowser } from "./harness.mjs";

useBrowser();

const site = join(build, "web/site");
const budget = JSON.parse(readFileSync(new URL("budget.json", import.meta.url), "utf8"));

/** Bytes of a file as a server sends it that has Brotli. */
function sent(name) {
  const compressed = join(site, `${name}.br`);
  return statSync(existsSync(compressed) ? compressed : join(site, name)).size;
}

const sum = (names) => names.reduce((bytes, name) => bytes + sent(name), 0);

pageTest("what the page loads at its start is within its budget", async (visit) => {
  const asked = new Set();
  await visit("", {
    prepare: (page) =>
      page.on("request", (request) => {
        const { protocol, pathname } = new URL(request.url());
        if (protocol === "http:") asked.add(pathname.slice(1) || "index.html");
      }),
  });
  // The worker comes when the page runs already, and with it once more all that there is.
  const names = [...asked].filter((name) => name !== "service-worker.js");
  const worker = ["worker.js", "ravine_worker.wasm"];
  assert.ok(!worker.some((name) => names.includes(name)), "workers are for long jobs only");
  const figures = {
    wasm: sum(names.filter((name) => name.endsWith(".wasm"))),
    javascript: sum(names.filter((name) => name.endsWith(".js"))),
    start: sum(names),
    worker: sum(worker),
  };
  assert.ok(names.includes("ravine.wasm") && names.includes("main.js"), names.join());
  for (const [name, bytes] of Object.entries(figures)) {
    const most = budget.brotliBytes[name];
    console.log(`${name}: ${bytes.toLocaleString("en")} of ${most.toLocaleString("en")} bytes with Brotli`);
    assert.ok(bytes > 0 && bytes <= most, `${name}: ${bytes} bytes are more than the ${most} of tests/browser/budget.json`);
  }
});

pageTest("a playing race draws within its budget", async (visit) => {
  const page = await visit("#v=1&at=3", { prepare: (page) => page.evaluateOnNewDocument(countDrawCalls) });
  await page.evaluate(() => {
    const { probe } = window;
    const ask = window.requestAnimationFrame; // the probe's own
    let before = null;
    probe.most = 0;
    window.requestAnimationFrame = (act) =>
      ask.call(window, (time) => {
        if (before !== null) probe.most = Math.max(probe.most, probe.picture - before);
        before = probe.picture;
        act(time);
      });
    ravine.play();
  });
  await until("the race has played", async () => (await standings(page)).step > 40, 60_000);
  const most = await page.evaluate(() => window.probe.most);
  console.log(`picture: ${most} of ${budget.drawCalls.picture} draw calls a frame`);
  assert.ok(most > 0 && most <= budget.drawCalls.picture, `${most} draw calls are more than the ${budget.drawCalls.picture} of tests/browser/budget.json`);
});
