// Measures how long a race of networks takes in the page: five racers, 1,000 steps, 200 rows, all of them in every step. Chromium
// draws without a graphics card, on the processors that train. Workers are there already, as after any first race.
import { serveBuilt } from "../browser/built.mjs";
import { launchChromium } from "../browser/chromium.mjs";
import { brief, build, number, printTable, rounds } from "./part.mjs";

const steps = brief ? 300 : 1000;
const racers = "gd,lr:0.5;adam,lr:0.02;momentum,lr:0.1;rmsprop,lr:0.01;nadam,lr:0.02";
const link = (seed) => `v=1&net=2-8-8-1&dataset=moons,rows:200,validation:0&racers=${racers}&steps=${steps}&seed=${seed}`;

/** Notes for each kind of job when the first one was sent and the last one ended. To be evaluated in a page before its scripts. */
function watchJobs() {
  window.jobs = {};
  window.Worker = class extends Worker {
    #kind = "";
    constructor(...all) {
      super(...all);
      this.addEventListener("message", ({ data }) => data.ended && (window.jobs[this.#kind].end = performance.now()));
    }
    postMessage(message, ...rest) {
      if (message.kind) {
        this.#kind = message.kind;
        window.jobs[message.kind] ??= { begin: performance.now() };
      }
      super.postMessage(message, ...rest);
    }
  };
}

/** Trains. To be evaluated in the page. @returns milliseconds */
async function train(link) {
  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
  window.jobs = {};
  const begin = performance.now();
  ravine.load(link);
  do await pause(5);
  while (ravine.standings().progress !== null);
  const shown = performance.now() - begin;
  ravine.pause();
  while (!(window.jobs.plane?.end > window.jobs.plane?.begin)) await pause(20);
  await pause(300); // other parts of the plane
  const time = (kind) => window.jobs[kind].end - window.jobs[kind].begin;
  return { race: window.jobs.race ? time("race") : 0, plane: time("plane"), shown };
}

const site = await serveBuilt(build);
const { browser, close } = await launchChromium();
const best = { race: Infinity, plane: Infinity, shown: Infinity };
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 720 });
  await page.evaluateOnNewDocument(watchJobs);
  await page.goto(`${site.address}#v=1&loss=bowl&racers=gd&steps=5`);
  await page.evaluate(() => ravine.ready);
  for (let round = 0; round <= rounds; ++round) {
    const times = await page.evaluate(train, link(round + 1));
    if (round > 0) for (const part of Object.keys(best)) best[part] = Math.min(best[part], times[part]);
  }
} finally {
  await close();
  site.close();
}

printTable(
  `Five networks of 2-8-8-1 units train for ${steps} steps in the page`,
  ["part", "seconds"],
  [
    ["the steps, in workers", number(best.race / 1000)],
    ["the loss on the plane at 129 × 129 places, in workers", number(best.plane / 1000)],
    ["all until the race is shown, with two pictures", number(best.shown / 1000)],
  ],
);
