// Places on all screens, by real input: the picture's part, the sheet of a small window, the large chart, large text, and a layout
// that stays as it is.
import assert from "node:assert/strict";
import { sizes } from "../app/screens.mjs";
import { coarse, frames, linkKey, pageTest, standings, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&at=60";
const touch = { isMobile: true, hasTouch: true };
const upright = coarse({ width: 390, height: 844, ...touch });
const lying = coarse({ width: 844, height: 390, ...touch });
const desk = coarse({ width: 1280, height: 800 });
const sizeOf = (text) => {
  const [width, height] = text.split("x").map(Number);
  return coarse({ width, height });
};

const chart = (page) => page.evaluate(() => ravine.chart());

/** The extent of the surface on the screen. */
const surface = (page) =>
  page.evaluate(() => {
    const [x, y] = [[-2, 2], [-2, 2]];
    const corners = x.flatMap((u) => y.map((v) => ravine.project(u, v)));
    const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  });

async function drag(page, from, to) {
  await page.touchscreen.touchStart(...from);
  for (let i = 1; i <= 6; ++i) {
    await page.touchscreen.touchMove(from[0] + ((to[0] - from[0]) * i) / 6, from[1] + ((to[1] - from[1]) * i) / 6);
    await frames(page, 2);
  }
  await page.touchscreen.touchEnd();
  await frames(page);
}

const flat = "#v=1&loss=x^2-y^2&x=-2,2&y=-2,2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50&at=20&mode=2d";

pageTest("at every size the map is as wide as half of the window's shorter side, or nearly", async (visit) => {
  for (const size of sizes) {
    const viewport = sizeOf(size);
    const page = await visit(flat, { viewport });
    const { left, right, top, bottom } = await surface(page);
    const side = Math.min(right - left, bottom - top), shorter = Math.min(viewport.width, viewport.height);
    assert.ok(side > 0.36 * shorter, `${size}: ${side}`); // with the numbers of its axes it has half
    assert.ok(left >= 0 && top >= 0 && right <= viewport.width && bottom <= viewport.height, size);
    await page.close();
  }
});

pageTest("on a short screen, as at a zoom of 400 %, the picture is beside the panel and as high as both", async (visit) => {
  for (const [width, height] of [[320, 200], [480, 260], [844, 390]]) {
    const page = await visit(flat, { viewport: coarse({ width, height }) });
    const { left, right, top, bottom } = await surface(page);
    assert.ok(left >= 0 && right < width - 220, `${width}: ${left} to ${right}`);
    assert.ok(top < 0.4 * height && bottom > 0.4 * height, "in the middle of the height");
    await page.mouse.click(width - 200, 20); // a tab, beside the picture
    await frames(page);
    assert.deepEqual(await surface(page), { left, right, top, bottom }, "the picture stays where it is");
    await page.close();
  }
});

pageTest("the sheet of a phone is pulled to a strip, to half and to full, by its grip and by a button", async (visit) => {
  const page = await visit(`${race}&paused=on`, { viewport: upright });
  const sheet = (wanted) => until(`the sheet is ${wanted}`, async () => ((await linkKey(page, "sheet")) ?? "half") === wanted);
  const half = (await surface(page)).bottom;
  await drag(page, [195, 479], [195, 760]);
  await sheet("strip");
  await until("the surface is lower", async () => (await surface(page)).bottom > half + 50);
  await drag(page, [195, 740], [195, 500]);
  await sheet("half");
  await until("the surface is as it was", async () => Math.abs((await surface(page)).bottom - half) < 1);
  await drag(page, [195, 510], [195, 90]); // Play
  await sheet("full");
  assert.equal((await standings(page)).playing, false, "nothing was pressed");
  await page.touchscreen.tap(195, 30); // the grip
  await sheet("half");
  await page.touchscreen.tap(195, 480);
  await sheet("full");
});

pageTest("a phone that lies has picture and panel side by side, and the panel is pulled aside", async (visit) => {
  const page = await visit(race, { viewport: lying });
  const { left, right, bottom } = await surface(page);
  assert.ok(right - left > 200, `${right - left}`);
  assert.ok(left > 0 && right < 470 && bottom < 340, "beside the panel and above the transport");
  const sheet = (wanted) => until(`the panel is ${wanted}`, async () => ((await linkKey(page, "sheet")) ?? "half") === wanted);
  await drag(page, [469, 200], [800, 200]);
  await sheet("strip");
  await page.touchscreen.tap(834, 200);
  await sheet("half");
  await page.keyboard.press("h");
  await sheet("strip");
  await page.keyboard.press("h");
  await sheet("half");
});

for (const [name, viewport] of Object.entries({ desk, upright, lying })) {
  pageTest(`the chart stays in its place while a race plays: ${name}`, async (visit) => {
    const page = await visit("#v=1&at=0&paused=on", { viewport });
    const first = await until("there is a chart", () => chart(page));
    for (let step = 0; step <= 200; step += 10) {
      await page.evaluate((to) => ravine.seek(to), step);
      await until("the step is shown", async () => (await standings(page)).step === step);
      await frames(page, 3);
      const { left, top, bottom } = await chart(page);
      assert.deepEqual({ left, top, bottom }, { left: first.left, top: first.top, bottom: first.bottom }, `step ${step}`);
    }
  });
}

pageTest("the panel keeps the width of its contents when its list scrolls", async (visit) => {
  const few = await visit("#v=1&loss=x^2&racers=gd&steps=50&at=9", { viewport: desk });
  const many = await visit(`#v=1&loss=x^2&racers=${Array(20).fill("gd").join(";")}&steps=50&at=9`, { viewport: desk });
  assert.equal((await chart(few)).left, (await chart(many)).left);
});

pageTest("the chart takes the height that is left, and is made large by a click and a key", async (visit) => {
  const page = await visit(race, { viewport: coarse({ width: 1920, height: 1080 }) });
  const small = await until("there is a chart", () => chart(page));
  assert.ok(small.bottom - small.top > 300, `${small.bottom - small.top}`);
  const before = await surface(page);
  await page.keyboard.press("g");
  await until("it is large", async () => (await linkKey(page, "chart_size")) === "large");
  const large = await until("it is drawn", async () => {
    const now = await chart(page);
    return now && now.right - now.left > 1000 && now;
  });
  assert.ok(large.bottom - large.top > 300, `${large.bottom - large.top}`);
  await until("the surface is above", async () => (await surface(page)).bottom < Math.min(before.bottom, large.top));
  await page.keyboard.press("g");
  await until("it is small again", async () => (await linkKey(page, "chart_size")) === undefined);
});

pageTest("text for a projector enlarges everything, and a click still hits its place", async (visit) => {
  const page = await visit(`${flat}&text=projector`, { viewport: coarse({ width: 1600, height: 1000 }) });
  const { x, y } = await page.evaluate(() => ravine.project(-1, 0.5));
  await page.mouse.click(x, y);
  const start = await until("the start is another", async () => {
    const text = await linkKey(page, "start");
    return text !== "1.5,0.001" && text.split(",").map(Number);
  });
  assert.ok(Math.abs(start[0] + 1) < 0.05 && Math.abs(start[1] - 0.5) < 0.05, `${start}`);
  const [large] = await page.evaluate(() => ravine.places());
  const plain = await visit(flat, { viewport: coarse({ width: 1600, height: 1000 }) });
  const [normal] = await plain.evaluate(() => ravine.places());
  assert.ok(Math.abs(large.radius / normal.radius - 1.6) < 0.1, `${large.radius} and ${normal.radius}`);
});
