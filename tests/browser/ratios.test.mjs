// The same page on screens of different sharpness, and in windows of different sizes.
import assert from "node:assert/strict";
import { pageTest, useBrowser } from "./harness.mjs";
import { installProbe, rest } from "./pixels.mjs";

useBrowser();

const viewport = { width: 870, height: 440 };
// Near enough that contour lines are not crowded: those fade, and on a sharper screen later.
const race = "#v=1&loss=x^2-y^2&start=1.5,0.1&racers=gd,lr:0.01;adam,lr:0.1&steps=80&at=20&view=-60,38,1.8,0,0";
const block = 15; // CSS pixels

/** The picture's mean colours over blocks of so many CSS pixels, row by row from the bottom. */
async function blocks(size) {
  const { width, height, data } = await window.probe.picture();
  const side = size * devicePixelRatio;
  const [columns, rows] = [Math.round(width / side), Math.floor(height / side)];
  const sums = new Float64Array(4 * columns * rows);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      const [column, row] = [Math.floor((x + 0.5) / side), Math.floor((y + 0.5) / side)];
      if (column >= columns || row >= rows) continue;
      const to = 4 * (row * columns + column);
      for (let k = 0; k < 3; ++k) sums[to + k] += data[4 * (y * width + x) + k];
      ++sums[to + 3];
    }
  }
  return { width, height, means: Array.from(sums, (sum, i) => sum / sums[4 * Math.floor(i / 4) + 3]) };
}

pageTest("a sharper screen shows the same, only sharper", async (visit) => {
  let plain;
  for (const deviceScaleFactor of [1, 1.5, 2, 3]) {
    const page = await visit(race, { viewport: { ...viewport, deviceScaleFactor }, prepare: installProbe });
    await rest(page);
    const { width, height, means } = await page.evaluate(blocks, block);
    assert.deepEqual([width, height], [viewport.width * deviceScaleFactor, viewport.height * deviceScaleFactor]);
    plain ??= means;
    const off = means.map((mean, i) => Math.abs(mean - plain[i])).filter((_, i) => i % 4 < 3);
    const mean = off.reduce((sum, each) => sum + each, 0) / off.length;
    assert.ok(mean < 1, `at ${deviceScaleFactor} colours are ${mean} of 255 off on average`);
    // Another place of a label or a panel would show in its blocks.
    assert.ok(Math.max(...off) < 40, `at ${deviceScaleFactor} a block is ${Math.max(...off)} of 255 off`);
    await page.close();
  }
});

pageTest("another size, another sharpness and back: the picture is the same to the last pixel", async (visit) => {
  const page = await visit(race, { viewport, prepare: installProbe });
  const digest = async (size) => {
    await page.setViewport(size);
    await page.waitForFunction(
      ({ width, deviceScaleFactor = 1 }) => document.getElementById("canvas").width === width * deviceScaleFactor,
      {},
      size,
    );
    await rest(page);
    return page.evaluate(() => window.probe.digest());
  };
  const first = await digest(viewport);
  const others = [
    await digest({ width: 500, height: 420 }),
    await digest({ width: 960, height: 500 }),
    await digest({ width: 600, height: 400, deviceScaleFactor: 1.5 }),
  ];
  assert.equal(new Set([first, ...others]).size, 4);
  assert.equal(await digest(viewport), first);
});
