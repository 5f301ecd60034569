// Measures frames of the page while a race of 32 x 100,000 steps is computed that has just been sought to its end: in workers, and
// in the page itself, as where workers cannot be had. Chromium draws without a graphics card.
import { serveBuilt } from "../browser/built.mjs";
import { launchChromium } from "../browser/chromium.mjs";
import { brief, build, number, printTable, rounds } from "./part.mjs";

const steps = brief ? 20_000 : 100_000;
const racers = `gd,lr:0.001;${Array(31).fill("adam,lr:0.01").join(";")}`;
const link = `#v=1&loss=rosenbrock&noise=0.1&steps=${steps}&racers=${racers}`;

/** To be evaluated in the page. @returns of the computation: its milliseconds, its frames, and the longest time between two */
function seekToEnd(steps) {
  return new Promise((resolve) => {
    const start = performance.now();
    let [frames, longest, last] = [0, 0, start];
    const next = () => {
      const now = performance.now();
      frames += 1;
      [longest, last] = [Math.max(longest, now - last), now];
      if (ravine.standings().step < steps) requestAnimationFrame(next);
      else resolve({ time: now - start, frames, longest });
    };
    ravine.seek(steps);
    requestAnimationFrame(next);
  });
}

// A page of another version to compare with: RAVINE_BEFORE=FOLDER, a folder as the preset web builds it.
const before = process.env.RAVINE_BEFORE;
const site = await serveBuilt(build);
const other = before && (await serveBuilt(before));
const ways = [
  { name: "in workers", best: null },
  { name: "in the page", best: null, prepare: (page) => page.evaluateOnNewDocument(() => delete window.Worker) },
  ...(other ? [{ name: "in the version before", best: null, address: other.address }] : []),
];
const { browser, close } = await launchChromium();
try {
  for (let round = 0; round < rounds; ++round) {
    for (const way of ways) {
      const page = await browser.newPage();
      await page.setViewport({ width: 900, height: 600, deviceScaleFactor: 0.5 });
      await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
      await way.prepare?.(page);
      await page.goto((way.address ?? site.address) + link);
      await page.evaluate(() => ravine.ready);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const measured = await page.evaluate(seekToEnd, steps);
      if (!way.best || measured.longest < way.best.longest) way.best = measured;
      await page.close();
    }
  }
} finally {
  await close();
  site.close();
  other?.close();
}

printTable(
  `Frames while 32 × ${steps.toLocaleString("en")} steps are computed, at 450 × 300 pixels, drawn by the processor alone`,
  ["computed", "seconds", "frames", "longest between two, milliseconds"],
  ways.map(({ name, best }) => [name, number(best.time / 1000), String(best.frames), number(best.longest)]),
);
