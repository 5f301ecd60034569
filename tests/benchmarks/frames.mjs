// Measures how long a frame of the page takes while a race plays, in Chromium without a graphics card and without waiting for
// a display, and counts its draw calls. The races are the default one, and the end of one in which eight balls have left the
// trails of nearly 100,000 noisy steps each.
//
// It is set beside the same page showing its panels only: all of the program runs, but the draw calls of the 3D picture do not
// reach WebGL. The two take turns in one page.
import { serveBuilt } from "../browser/built.mjs";
import { launchChromium } from "../browser/chromium.mjs";
import { countDrawCalls } from "../browser/draw_calls.mjs";
import { brief, build, number, printTable, rounds } from "./part.mjs";

const seconds = brief ? 0.5 : 3;

/**
 * Plays a race once its trails are complete. To be evaluated in the page.
 * @returns of a frame: milliseconds, and draw calls of the picture and of the panels
 */
async function play({ link, from }, panelsOnly, seconds) {
  const { probe } = window;
  const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
  probe.panelsOnly = true;
  ravine.load(`${link}&at=${from}`);
  for (let frames = -1; frames !== probe.frames; await wait(300)) frames = probe.frames;
  probe.panelsOnly = panelsOnly;
  ravine.play();
  await wait(300);
  const [start, before] = [performance.now(), { ...probe }];
  do await wait(1000 * seconds);
  while (probe.frames === before.frames);
  const since = (name) => (probe[name] - before[name]) / (probe.frames - before.frames);
  const [time, picture, panels] = [(performance.now() - start) / (probe.frames - before.frames), since("picture"), since("panels")];
  ravine.pause();
  return { time, picture, panels };
}

const racers = [5, 4, 3, 2, 6, 4.5, 3.5, 2.5].map((rate) => `gd,lr:${rate / 10000}`).join(";");
const races = [
  { name: "the default race", link: "v=1", from: 0 },
  { name: "8 × 100,000 steps", link: `v=1&loss=rosenbrock&noise=5&steps=100000&racers=${racers}`, from: 99_800 },
];

const site = await serveBuilt(build);
const { browser, close } = await launchChromium(["--disable-frame-rate-limit", "--disable-gpu-vsync"]);
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 720 });
  await page.evaluateOnNewDocument(countDrawCalls);
  await page.goto(`${site.address}#v=1`);
  await page.evaluate(() => ravine.ready);
  for (const race of races) race.all = race.panels = Infinity;
  for (let round = 0; round < rounds; ++round) {
    for (const race of races) {
      const { time, ...draws } = await page.evaluate(play, race, false, seconds);
      race.draws = draws;
      race.all = Math.min(race.all, time);
      race.panels = Math.min(race.panels, (await page.evaluate(play, race, true, seconds)).time);
    }
  }
} finally {
  await close();
  site.close();
}

printTable(
  "A frame at 1280 × 720, drawn by the processor alone",
  ["race", "shown", "milliseconds", "frames per second"],
  races.flatMap(({ name, all, panels }) => [
    [name, "panels and race", number(all), number(1000 / all)],
    [name, "panels only", number(panels), number(1000 / panels)],
    [name, "ratio", number(all / panels), ""],
  ]),
);
printTable(
  "Draw calls of a frame",
  ["race", "picture", "panels"],
  races.map(({ name, draws }) => [name, number(draws.picture), number(draws.panels)]),
);
