// The Study tab: each kind of study by mouse or finger, computed beside the frames to the bits of the command line. Places are those of a
// desktop.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "./downloads.mjs";
import { build, coarse, desktop, frames, linkKey, pageTest, pause, phone, standings, until, useBrowser } from "./harness.mjs";
import { readPng } from "../png.mjs";
import { installProbe, screenOf, shareOf, still } from "./pixels.mjs";

useBrowser();

const study = [1076, 41]; // the tab
const kinds = { none: [1003, 96], basins: [1047, 96], swarm: [1094, 96], sweep: [1143, 96], seeds: [1189, 96], fair: [1226, 96] };
const size = [1090, 188]; // of basins
const files = { csv: [1006, 396], json: [1060, 396], svg: [1114, 396], png: [1165, 396] }; // below the basins of Himmelblau
const zoomIn = [1119, 223]; // "compute what is seen"
const himmelblau = "#v=1&loss=himmelblau&racers=gd,lr:0.01;adam,lr:0.1&steps=100&paused=on";

const progress = async (page) => (await standings(page)).progress;
const whole = (page, patience) => until("the study is whole", async () => (await progress(page)) === null, patience);
const racers = (page) => linkKey(page, "racers");

async function choose(page, kind) {
  await page.mouse.click(...study);
  await frames(page);
  await page.mouse.click(...kinds[kind]);
  await until("it is in the link", async () => (await linkKey(page, "study"))?.startsWith(kind === "fair" ? "tune" : kind));
}

/** Which of the colours of four minima a pixel of the picture is nearest to in hue, or none. */
const minima = [
  [0xe6, 0x9f, 0x00],
  [0x56, 0xb4, 0xe9],
  [0x00, 0x9e, 0x73],
  [0xcc, 0x79, 0xa7],
];
async function minimumAt(page, [x, y]) {
  const { data } = await screenOf(page, { x: Math.round(x) - 1, y: Math.round(y) - 1, width: 3, height: 3 });
  const pixel = [...data.slice(16, 19)];
  const along = (a, b) => a.reduce((sum, each, i) => sum + each * b[i], 0) / Math.hypot(...a) / Math.hypot(...b);
  const best = minima.map((colour) => along(colour, pixel)).reduce((best, each, i, all) => (each > all[best] ? i : best), 0);
  return 1 + best;
}

/** The number of the minimum at which the native race from a place ends. */
function minimumFrom(x, y) {
  const link = `v=1&loss=himmelblau&racers=gd,lr:0.01&steps=100&start=${x},${y}`;
  const rows = execFileSync(`${build}/native/ravine-cli`, ["race", link], { encoding: "utf8" }).trim().split("\n");
  const [, , endX, endY] = rows.at(-1).split(",").map(Number);
  const places = [[3, 2], [-2.805118, 3.131313], [-3.77931, -3.283186], [3.584428, -1.848127]];
  return 1 + places.findIndex(([a, b]) => Math.hypot(a - endX, b - endY) < 0.05);
}

pageTest("basins lie on the surface, and a ball from a place goes where its colour says", async (visit) => {
  const page = await visit(`${himmelblau}&mode=2d&contours=off&marks=off&names=off`, { viewport: { ...desktop, deviceScaleFactor: 1 } });
  await choose(page, "basins");
  await whole(page, 30_000);
  await frames(page, 20);
  for (const [x, y] of [[-3, 1], [2, -3], [-4, -1.5], [1, 4], [4, 1], [-1, -4]]) {
    const at = await page.evaluate(([x, y]) => ravine.project(x, y), [x, y]);
    assert.equal(await minimumAt(page, [at.x, at.y]), minimumFrom(x, y), `from (${x}, ${y})`);
    await page.mouse.click(at.x, at.y);
    await until("it starts there", async () => {
      const start = (await linkKey(page, "start"))?.split(",").map(Number);
      return start && Math.hypot(start[0] - x, start[1] - y) < 0.1;
    });
    assert.equal(await progress(page), null, "the start of the race does not matter");
    await page.evaluate(() => (ravine.pause(), ravine.seek(0)));
    await frames(page);
  }
});

pageTest("a size is typed, and what is too large is refused with the size that fits", async (visit) => {
  const page = await visit(`${himmelblau}&tab=study&study=basins`, { viewport: coarse(desktop) });
  const type = async (text) => {
    await page.mouse.click(...size, { count: 2 });
    await frames(page);
    await page.keyboard.type(text, { delay: 20 });
    await page.keyboard.press("Enter");
    await frames(page);
  };
  await whole(page, 30_000);
  await type("64");
  await until("it is in the link", async () => (await linkKey(page, "study")) === "basins,size:64");
  await type("4096");
  await until("it is in the link", async () => (await linkKey(page, "study")) === "basins,size:4096");
  await frames(page);
  assert.equal(await progress(page), null);
});

/** Saves a file by a press on its button. Requires that the command line writes the same bytes. */
async function savedAs(name, { save, place, args }) {
  const saved = await save(place);
  assert.equal(saved.name, name);
  const folder = mkdtempSync(join(tmpdir(), "ravine-study-"));
  try {
    const file = join(folder, name);
    execFileSync(`${build}/native/ravine-cli`, ["study", ...args, "--out", file]);
    assert.ok(saved.bytes.equals(readFileSync(file)), name);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return saved.bytes;
}

pageTest("a link opens its study, whose files are those of the command line, byte for byte", async (visit) => {
  const hash = `${himmelblau}&tab=study&study=basins,size:48,racer:2`;
  const { page, save } = await open(visit, hash);
  await whole(page, 30_000);
  await frames(page, 20);
  for (const [ending, place] of Object.entries(files))
    await savedAs(`himmelblau-gd-adam-basins.${ending}`, { save, place, args: ["basins", hash, "--size", "48", "--racer", "2"] });
});

pageTest("curves are saved as PNG, the figure that the command line draws", async (visit) => {
  const study = "sweep,lr:0.001..1,size:12", hash = `${himmelblau}&tab=study&study=${study}`;
  const { page, save } = await open(visit, hash);
  await whole(page, 30_000);
  await frames(page, 20);
  const bytes = await savedAs("himmelblau-gd-adam-sweep.png", { save, place: [1166, 679], args: [study, hash] });
  assert.equal(readPng(bytes).width, 1620);
});

pageTest("basins of what a zoomed view shows are computed for themselves, and undo goes back", async (visit) => {
  const page = await visit(`${himmelblau}&mode=2d&tab=study&study=basins,size:64`, { viewport: coarse(desktop) });
  await whole(page, 30_000);
  const at = await page.evaluate(() => ravine.project(2, -1));
  await page.mouse.click(...zoomIn); // of the whole domain there is nothing to zoom into
  await frames(page, 20);
  assert.equal(await linkKey(page, "x"), undefined);
  await page.mouse.move(at.x, at.y);
  for (let i = 0; i < 8; ++i) await page.mouse.wheel({ deltaY: -120 });
  await frames(page, 30);
  await page.mouse.click(...zoomIn);
  await until("the domain is smaller", async () => (await linkKey(page, "x")) !== undefined);
  const [low, high] = (await linkKey(page, "x")).split(",").map(Number);
  assert.ok(high - low < 8 && low < 2 && 2 < high, `${low} to ${high}`);
  await whole(page, 30_000);
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  await until("the domain is as before", async () => (await linkKey(page, "x")) === undefined);
});

pageTest("a swarm starts in rows, around the start, on a ring or anywhere", async (visit) => {
  const page = await visit(`${himmelblau}&tab=study&study=swarm,size:500`, { viewport: coarse(desktop) });
  await whole(page, 30_000);
  for (const [spread, x] of [["grid", 1067], ["gauss", 1114], ["ring", 1161], ["uniform", 1213]]) {
    await page.mouse.click(x, 223);
    const written = spread === "uniform" ? "swarm,size:500" : `swarm,size:500,spread:${spread}`;
    await until(spread, async () => (await linkKey(page, "study")) === written);
    await whole(page, 30_000);
  }
});

pageTest("the balls of a swarm and the histogram of their losses are those of the step shown", async (visit) => {
  const bare = `${himmelblau.replace("lr:0.01", "lr:0.003")}&mode=2d&contours=off&marks=off&names=off&trails=off&vectors=off&tab=study`;
  const page = await visit(`${bare}&study=swarm,size:4000`, { viewport: { ...desktop, deviceScaleFactor: 1 } });
  const around = async (x, y) => {
    const at = await page.evaluate(([x, y]) => ravine.project(x, y), [x, y]);
    return { x: Math.round(at.x) - 20, y: Math.round(at.y) - 20, width: 40, height: 40 };
  };
  const isBall = (r, g, b) => r > 200 && g > 130 && g < 190 && b < 60; // of the first racer's colour
  const corner = await around(-4.3, 4.3), minimum = await around(3, 2), chart = { x: 1010, y: 330, width: 240, height: 170 };
  const share = (clip) => shareOf(page, clip, isBall);
  await whole(page, 30_000);
  await page.evaluate(() => ravine.seek(0));
  await until("there are balls in the corner at the start", async () => (await share(corner)) > 0.005);
  const losses = await still(page, chart);
  await page.evaluate(() => ravine.seek(60));
  await until("they have left it", async () => (await share(corner)) === 0);
  assert.ok((await share(minimum)) > 0, "and others come to the minimum");
  assert.notEqual(await still(page, chart), losses, "the histogram is another");
});

pageTest("a sweep is made from several starts", async (visit) => {
  const page = await visit(`${himmelblau}&tab=study&study=sweep,size:8`, { viewport: coarse(desktop) });
  await whole(page, 30_000);
  await page.mouse.click(1090, 363, { count: 2 });
  await frames(page);
  await page.keyboard.type("12", { delay: 20 });
  await page.keyboard.press("Enter");
  await until("it is in the link", async () => (await linkKey(page, "study")) === "sweep,lr,size:8,starts:12");
  await whole(page, 30_000);
});

pageTest("a study outlives that its page is not seen", async (visit) => {
  const link = `${himmelblau.replace("steps=100", "steps=2000")}&tab=study&study=basins,size:256`;
  const page = await visit(link, { viewport: coarse(desktop) });
  await until("it is at work", async () => /^Computing run/.test(await progress(page)));
  const front = await page.browserContext().newPage();
  await front.bringToFront();
  await until("the page is hidden", () => page.evaluate(() => document.hidden));
  await pause(1500);
  await front.close();
  await page.bringToFront();
  await whole(page, 60_000);
});

pageTest("a sweep's chart gives its value to the racer whose line is nearest", async (visit) => {
  const page = await visit("#v=1&loss=ravine&racers=gd,lr:0.01;momentum,lr:0.01&steps=100&paused=on", { viewport: coarse(desktop) });
  await choose(page, "sweep");
  await whole(page, 30_000);
  await frames(page, 20);
  const before = await racers(page);
  await page.mouse.click(1150, 480);
  await until("a racer has another rate", async () => (await racers(page)) !== before);
  assert.match(await racers(page), /^(gd,lr:0\.01;momentum,lr:[\d.]+|gd,lr:[\d.]+;momentum,lr:0\.01)$/);
  assert.equal(await progress(page), null, "the sweep does not depend on it");
});

pageTest("the map of two parameters sets both where it is pressed and dragged", async (visit) => {
  const link = "#v=1&loss=ravine&racers=momentum,lr:0.01&steps=60&paused=on&tab=study&study=sweep,lr:0.001..1,mu:0..0.99,size:16,racer:1";
  const page = await visit(link, { viewport: coarse(desktop) });
  await whole(page, 30_000);
  await frames(page, 20);
  await page.mouse.move(1100, 560);
  await page.mouse.down();
  await until("both are set", async () => /lr:[\d.]+,mu:[\d.]+$/.test(await racers(page)));
  const pressed = await racers(page);
  await page.mouse.move(1160, 530, { steps: 4 });
  await until("they follow", async () => (await racers(page)) !== pressed);
  await page.mouse.up();
  assert.equal(await progress(page), null);
});

pageTest("a fair race's tuned values are taken by its button", async (visit) => {
  const page = await visit("#v=1&loss=rosenbrock&racers=gd;adam&steps=50&paused=on&tab=study&study=tune,size:8,seeds:5", { viewport: coarse(desktop) });
  await whole(page, 30_000);
  await frames(page, 20);
  const before = await racers(page);
  await page.mouse.click(1119, 419);
  await until("racers have other values", async () => (await racers(page)) !== before);
  assert.match(await racers(page), /^gd,lr:[\d.e-]+[^;]*;adam,lr:[\d.e-]+/);
});

pageTest("seeds have bands over the steps", async (visit) => {
  const page = await visit(`${himmelblau}&noise=20`, { viewport: { ...desktop, deviceScaleFactor: 1 } });
  await choose(page, "seeds");
  await whole(page, 30_000);
  const chart = { x: 1020, y: 232, width: 225, height: 160 };
  const isBlue = (r, g, b) => Math.abs(r - 86) < 12 && Math.abs(g - 180) < 12 && Math.abs(b - 233) < 12; // of the second racer's line
  await until("its line is there", async () => (await shareOf(page, chart, isBlue)) > 0.004);
});

pageTest("a study is stopped, and gone on with", async (visit) => {
  const page = await visit(`${himmelblau.replace("steps=100", "steps=2000")}&tab=study&study=basins,size:512`, { viewport: coarse(desktop) });
  const works = async () => /^Computing run [\d,]+ of [\d,]+/.test(await progress(page));
  await until("it is at work", works);
  await frames(page, 10);
  await page.mouse.click(1119, 293); // Stop
  await until("it has stopped", async () => (await progress(page)) === null);
  await frames(page, 10);
  await page.mouse.click(1119, 297); // Compute it
  await until("it goes on", works);
});

pageTest("a million balls are computed while frames go on, in less than 200 MB", async (visit) => {
  const page = await visit("#v=1&loss=himmelblau&racers=gd,lr:0.01&steps=40&tab=study", { viewport: coarse(desktop), prepare: installProbe });
  const before = await page.evaluate(() => window.probe.heap.buffer.byteLength);
  await page.evaluate(() => {
    const seen = (window.seen = { frames: 0 });
    const next = () => ((seen.frames += 1), requestAnimationFrame(next));
    requestAnimationFrame(next);
  });
  await page.evaluate(() => ravine.load(`#${ravine.link().split("#").at(-1)}&study=swarm,size:1000000`));
  await until("it is at work", async () => (await progress(page)) !== null);
  await whole(page, 100_000);
  const count = await page.evaluate(() => window.seen.frames);
  assert.ok(count >= 10, `${count} frames`);
  const after = await page.evaluate(() => window.probe.heap.buffer.byteLength);
  assert.ok(after < 200e6, `${before} bytes before, ${after} after`);
}, { timeout: 150_000 });

pageTest("a finger chooses a study on a phone", async (visit) => {
  const page = await visit(himmelblau, { viewport: { ...phone, deviceScaleFactor: 1 } });
  await page.touchscreen.tap(235, 598);
  await frames(page, 20);
  await page.touchscreen.tap(75, 660);
  await until("it is in the link", async () => (await linkKey(page, "study")) === "basins");
  await whole(page, 30_000);
});
