// What one sees.
import assert from "node:assert/strict";
import { desktop, pageTest, phone, useBrowser } from "./harness.mjs";
import { countColours, installProbe, picture, rest } from "./pixels.mjs";

useBrowser();

for (const [name, viewport] of [
  ["a desktop window", desktop],
  ["a phone", phone],
]) {
  pageTest(`on ${name} the context is alive and the picture varied`, async (visit) => {
    const page = await visit("", { viewport });
    const canvas = await page.evaluate(() => {
      const element = document.getElementById("canvas");
      const { width, height } = element.getBoundingClientRect();
      const gl = element.getContext("webgl2");
      return {
        lost: gl.isContextLost(),
        error: gl.getError(),
        css: [width, height],
        pixels: [element.width, element.height],
      };
    });
    const ratio = viewport.deviceScaleFactor ?? 1;
    assert.deepEqual(canvas, {
      lost: false,
      error: 0,
      css: [viewport.width, viewport.height],
      pixels: [viewport.width * ratio, viewport.height * ratio],
    });
    const colours = await countColours(page);
    assert.ok(colours > 1000, `${colours} colours`);
  });
}

pageTest("the picture follows the size of the window", async (visit) => {
  const page = await visit();
  await page.setViewport({ width: 900, height: 700, deviceScaleFactor: 1.5 });
  await page.waitForFunction(() => {
    const { width, height } = document.getElementById("canvas");
    return width === 1350 && height === 1050;
  });
  const corner = { x: 600, y: 400, width: 300, height: 300 };
  assert.ok((await countColours(page, corner)) > 50);
});

pageTest("in a map the trail of what diverges stays in the frame", async (visit) => {
  const link = (trails) =>
    `#v=1&loss=x^2%2B3y^2&racers=gd,lr:0.36&start=1.9,1.5&steps=60&at=20&mode=2d&paused=on&trails=${trails}`;
  const page = await visit(link("on"), { viewport: desktop, prepare: installProbe });
  await rest(page);
  const drawn = await picture(page);
  const corners = await page.evaluate(() => [ravine.project(-2, 2), ravine.project(2, -2)]);
  await page.evaluate((text) => ravine.load(text), link("off"));
  await rest(page);
  const bare = await picture(page);
  let inside = 0, outside = 0;
  for (let y = 0; y < drawn.height; ++y) {
    for (let x = 0; x < drawn.width; ++x) {
      const place = 4 * (y * drawn.width + x);
      if ([0, 1, 2].every((k) => Math.abs(drawn.data[place + k] - bare.data[place + k]) <= 4)) continue;
      const framed = x >= corners[0].x - 2 && x <= corners[1].x + 2 && y >= corners[0].y - 2 && y <= corners[1].y + 2;
      framed ? ++inside : ++outside;
    }
  }
  assert.ok(inside > 500, `${inside} pixels of the trail`);
  assert.equal(outside, 0);
});

pageTest("of balls in one place the selected one is on top", async (visit) => {
  const link = (selected) =>
    `#v=1&loss=sphere&racers=gd,lr:0.03;gd,lr:0.03&steps=60&at=30&paused=on&vectors=off&names=off&selected=${selected}`;
  const page = await visit(link(1), { viewport: desktop, prepare: installProbe });
  /** @returns the number of clearly orange and of clearly blue pixels of the ball */
  const look = async (selected) => {
    await page.evaluate((text) => ravine.load(text), link(selected));
    await rest(page);
    const { width, data } = await picture(page);
    const [{ x, y, radius }] = await page.evaluate(() => ravine.places());
    const found = { warm: 0, cold: 0 };
    const reach = Math.floor(radius) - 2;
    for (let dy = -reach; dy <= reach; ++dy) {
      for (let dx = -reach; dx <= reach; ++dx) {
        if (Math.hypot(dx, dy) > reach) continue;
        const place = 4 * (Math.round(y + dy) * width + Math.round(x + dx));
        const redness = data[place] - data[place + 2];
        if (redness > 60) ++found.warm;
        if (redness < -60) ++found.cold;
      }
    }
    return found;
  };
  const orange = await look(1); // the first colour of racers
  const blue = await look(2);
  assert.ok(orange.warm > 2 * orange.cold, JSON.stringify(orange));
  assert.ok(blue.cold > 2 * blue.warm, JSON.stringify(blue));
});
