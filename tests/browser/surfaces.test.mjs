// Every surface of the catalogue is drawn, and where its formula is finite there is something to see.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { build, pageTest, useBrowser } from "./harness.mjs";
import { errors, installProbe } from "./pixels.mjs";

useBrowser();

const viewport = { width: 480, height: 640 };
const free = { width: 480, height: 310 }; // of panels
const surfaces = JSON.parse(execFileSync(`${build}/native/ravine-cli`, ["list", "surfaces", "--json"]));
const points = 12; // along each axis

/**
 * Draws a surface and a loss that is nowhere finite, seen alike, and looks at both at the points of a grid. To be evaluated
 * in the page.
 * @returns the number of distinct colours, of points that are visible, and of those that look as if there were no surface
 */
async function inspect({ key, x: [left, right], y: [low, high] }, free, points) {
  const show = (loss) => {
    const complaints = ravine.load(`loss=${loss}&x=${left},${right}&y=${low},${high}&racers=gd`);
    return window.probe.picture().then((picture) => ({ complaints, picture }));
  };
  const bare = await show("log(-1-x^2-y^2)");
  const drawn = await show(key);
  const at = ({ width, height, data }, x, y) => {
    const place = 4 * ((height - 1 - Math.floor(y)) * width + Math.floor(x));
    return data.subarray(place, place + 3);
  };
  const alike = (x, y) => {
    const there = at(bare.picture, x, y);
    return at(drawn.picture, x, y).every((part, k) => Math.abs(part - there[k]) < 6);
  };
  const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy])); // a dark line may look like the night
  const colours = new Set();
  for (let y = 0; y < free.height; ++y) {
    for (let x = 0; x < free.width; ++x) colours.add(at(drawn.picture, x, y).join());
  }
  let visible = 0;
  let bald = 0;
  for (let i = 0; i < points * points; ++i) {
    const across = ((i % points) + 0.5) / points;
    const along = (Math.floor(i / points) + 0.5) / points;
    const mark = ravine.project(left + across * (right - left), low + along * (high - low));
    if (!mark?.visible || mark.x >= free.width - 1 || mark.y >= free.height) continue;
    ++visible;
    if (around.every(([dx, dy]) => alike(mark.x + dx, mark.y + dy))) ++bald;
  }
  return { complaints: drawn.complaints, colours: colours.size, visible, bald };
}

pageTest("every surface of the catalogue is drawn, without holes", async (visit) => {
  assert.ok(surfaces.length > 20);
  const page = await visit("#v=1&at=1", { viewport, prepare: installProbe });
  for (const surface of surfaces) {
    const { complaints, colours, visible, bald } = await page.evaluate(inspect, surface, free, points);
    assert.deepEqual(complaints, [], surface.key);
    assert.deepEqual(await errors(page), [], surface.key);
    assert.ok(colours > 1000, `${surface.key}: ${colours} colours`);
    assert.ok(visible > (points * points) / 3, `${surface.key}: ${visible} points are visible`);
    assert.equal(bald, 0, `${surface.key}: of ${visible} visible points so many look like the background`);
  }
});
