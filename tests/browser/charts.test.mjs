// The chart of the race by mouse and finger. It tells itself where it is; all else is real input.
import assert from "node:assert/strict";
import { coarse, desktop, frames, linkKey, pageTest, phone, standings, until, useBrowser } from "./harness.mjs";
import { screenOf, shareOf } from "./pixels.mjs";

useBrowser();

// Both lose a part of their way at each step, so that what the chart says is known: of x², (1 - 2 lr)^(2 step).
const race = "#v=1&loss=x^2&start=1,0&racers=gd,lr:0.1;gd,lr:0.2&steps=100&at=100&tab=race";
const chart = (page) => page.evaluate(() => ravine.chart());
const step = async (page) => (await standings(page)).step;
const x = (plot, at) => plot.left + ((plot.right - plot.left) * (at - plot.from)) / (plot.to - plot.from);
const middle = (plot) => (plot.top + plot.bottom) / 2;

const shown = (page) => until("there is a chart", () => chart(page));

/** The chart, once it shows a part of the axis that `fits`. */
function showing(page, what, fits) {
  return until(`the chart shows ${what}`, async () => {
    const plot = await chart(page);
    return fits(plot) && plot;
  });
}

pageTest("what every line is at is told under the mouse, and no longer when it leaves", async (visit) => {
  const page = await visit(race);
  const plot = await shown(page);
  assert.deepEqual([plot.from, plot.to, plot.hovered], [0, 100, null]);
  for (const at of [5, 0, 20]) {
    await page.mouse.move(x(plot, at), middle(plot));
    const { values } = await until(`step ${at} is told`, async () => {
      const now = await chart(page);
      return now.hovered === at && now;
    });
    assert.ok(Math.abs(values[0] / 0.8 ** (2 * at) - 1) < 1e-9, `${values[0]} at ${at}`);
    assert.ok(Math.abs(values[1] / 0.6 ** (2 * at) - 1) < 1e-9, `${values[1]} at ${at}`);
  }
  assert.equal(await step(page), 100, "nothing was sought");
  await page.mouse.move(450, 290);
  await until("nothing is told", async () => (await chart(page)).hovered === null);
});

pageTest("a click seeks its step, and a drag the steps that it passes", async (visit) => {
  const page = await visit(race);
  const plot = await shown(page);
  for (const at of [37, 0, 100, 62]) {
    await page.mouse.click(x(plot, at), middle(plot));
    await until(`step ${at} is shown`, async () => (await step(page)) === at);
  }
  assert.equal(await linkKey(page, "at"), "62");
  await page.mouse.move(x(plot, 10), middle(plot));
  await page.mouse.down();
  for (const at of [20, 30, 40]) {
    await page.mouse.move(x(plot, at), middle(plot) + 10);
    await until(`step ${at} is shown`, async () => (await step(page)) === at);
  }
  await page.mouse.move(plot.left - 60, plot.bottom + 80); // beyond its end
  await until("the start is shown", async () => (await step(page)) === 0);
  await page.mouse.up();
  await page.mouse.move(x(plot, 50), middle(plot));
  await frames(page);
  assert.equal(await step(page), 0, "the drag is over");
});

pageTest("the wheel zooms about the mouse, a click then seeks what is shown there, and two clicks show all", async (visit) => {
  const page = await visit(race);
  const plot = await shown(page);
  const mouse = Math.round(x(plot, 30));
  await page.mouse.move(mouse, middle(plot));
  for (let i = 0; i < 5; ++i) await page.mouse.wheel({ deltaY: -100 });
  await frames(page);
  const near = await showing(page, "a third", ({ from, to }) => to - from < 36);
  assert.ok(near.from > 0 && near.to < 100);
  const under = near.from + ((mouse - near.left) / (near.right - near.left)) * (near.to - near.from);
  assert.ok(Math.abs(under - 30) <= 1, `step 30 is still under the mouse, and not ${under}`);
  const sought = Math.round(near.from) + 3;
  await page.mouse.click(x(near, sought), middle(near));
  await until(`step ${sought} is shown`, async () => (await step(page)) === sought);
  await page.mouse.wheel({ deltaY: 50 });
  await showing(page, "a little more", ({ from, to }) => to - from > near.to - near.from);
  await page.mouse.click(x(near, 30), middle(near), { count: 2 });
  await showing(page, "all", ({ from, to }) => from === 0 && to === 100);
});

pageTest("small turns of a wheel add up", async (visit) => {
  const page = await visit(race);
  const plot = await shown(page);
  await page.mouse.move(x(plot, 50), middle(plot));
  for (let i = 0; i < 40; ++i) {
    await page.mouse.wheel({ deltaY: -20 });
    await frames(page, 1);
  }
  const near = await showing(page, "few steps", ({ from, to }) => to - from < 40);
  assert.ok(near.from > 20 && near.to < 80);
});

pageTest("a drag with the right button shows what it spans", async (visit) => {
  const page = await visit(race);
  const plot = await shown(page);
  await page.mouse.move(x(plot, 60), middle(plot));
  await page.mouse.down({ button: "right" });
  await page.mouse.move(x(plot, 20), middle(plot), { steps: 5 });
  await page.mouse.up({ button: "right" });
  await showing(page, "steps 20 to 60", ({ from, to }) => Math.abs(from - 20) <= 1 && Math.abs(to - 60) <= 1);
  assert.equal(await step(page), 100);
});

pageTest("against evaluations a click seeks the step that was made of them", async (visit) => {
  const page = await visit(`${race}&chart_by=evaluations&selected=1`);
  const plot = await shown(page);
  await page.mouse.click(x(plot, 40), middle(plot));
  await until("step 40 is shown", async () => Math.abs((await step(page)) - 40) <= 1);
});

pageTest("a hidden racer is left out of the chart and of its axis", async (visit) => {
  const racers = (show) => `#v=1&loss=rosenbrock&racers=gd,lr:1e-4;bfgs,show:${show}&steps=100&at=100`;
  const page = await visit(`${racers("off")}&tab=race&chart_by=evaluations`);
  const plot = await shown(page);
  assert.equal(plot.to, 100);
  await page.mouse.move(Math.round(x(plot, 5)), middle(plot));
  const { values } = await until("5 evaluations are told", async () => {
    const now = await chart(page);
    return now.hovered === 5 && now;
  });
  assert.equal(values[1], null);
  assert.ok(values[0] > 0);
  await page.evaluate((link) => ravine.load(link), `${racers("on")}&tab=race&chart_by=evaluations`);
  await showing(page, "those of BFGS, too", ({ to }) => to > 100);
  await page.evaluate(() => ravine.load("#v=1&loss=x^2&racers=gd,lr:0.1,show:off&steps=100&tab=race"));
  await until("there is no chart of nobody", async () => (await chart(page)) === null);
});

pageTest("a finger seeks in the chart, which tells while it is held", async (visit) => {
  const page = await visit(race, { viewport: coarse(phone) });
  const first = await shown(page);
  const drag = async (fromX, fromY, toX, toY, then = () => {}) => {
    await page.touchscreen.touchStart(fromX, fromY);
    for (let i = 1; i <= 5; ++i) {
      await page.touchscreen.touchMove(fromX + ((toX - fromX) * i) / 5, fromY + ((toY - fromY) * i) / 5);
      await frames(page, 2);
    }
    await then();
    await page.touchscreen.touchEnd();
    await frames(page);
  };
  const hidden = Math.max(0, first.bottom + 24 - phone.height);
  for (let left = hidden; left > 0; left -= 150) await drag(180, 800, 180, 800 - Math.min(left, 150) - 10); // brings it up
  assert.equal(await step(page), 100, "by rows and chart it is scrolled");
  const plot = await chart(page);
  assert.ok(plot.bottom < phone.height, "all of it is seen");
  await drag(x(plot, 80), middle(plot), x(plot, 25), middle(plot), async () => {
    await until("step 25 is shown", async () => (await step(page)) === 25);
    assert.equal((await chart(page)).hovered, 25);
  });
  await until("nothing is told", async () => (await chart(page)).hovered === null);
  assert.equal(await step(page), 25);
  await page.touchscreen.tap(x(plot, 60), middle(plot));
  await until("step 60 is shown", async () => (await step(page)) === 60);
});

pageTest("a line that goes up and down at every step is seen all the way", async (visit) => {
  const page = await visit("#v=1&loss=least_squares&racers=momentum&steps=100&at=60&tab=race", { viewport: desktop });
  const plot = await shown(page);
  const column = (at) => Math.round(x(plot, at));
  const clip = { x: column(0), y: Math.round(plot.top), width: column(30) - column(0), height: Math.round(middle(plot) - plot.top) };
  const share = await shareOf(page, clip, (r, g, b) => r > 150 && b < 80); // its orange
  assert.ok(share > 0.2, `the line covers ${share} of where it goes up and down`);
});

/** The share of pixels with the colour of some racer from a step on, right of the number at the end of a line. */
function sharesFrom(page, plot, at) {
  const left = Math.round(x(plot, at)) + 30;
  const clip = { x: left, y: Math.round(plot.top), width: Math.floor(plot.right) - left, height: Math.round(plot.bottom - plot.top) };
  return shareOf(page, clip, (r, g, b) => Math.max(r, g, b) - Math.min(r, g, b) > 80);
}

for (const [name, link, at] of [
  ["a race", race.replace("at=100", "at=40"), 40],
  ["a lesson at its start", "#v=1&lesson=epsilon.tiny", 0],
]) {
  pageTest(`of steps that are not shown yet nothing is drawn or told: ${name}`, async (visit) => {
    const page = await visit(link, { viewport: desktop });
    const plot = await shown(page);
    assert.equal(await step(page), at);
    assert.equal(await sharesFrom(page, plot, at), 0);
    const later = Math.round((at + plot.to) / 2);
    await page.mouse.move(x(plot, later), middle(plot));
    const { values } = await until("that step is hovered", async () => {
      const now = await chart(page);
      return now.hovered === later && now;
    });
    assert.deepEqual(values, values.map(() => null));
    await page.mouse.move(640, 30);
    await page.keyboard.press("End");
    await until("all is shown", async () => (await step(page)) === plot.to);
    await frames(page);
    assert.ok((await sharesFrom(page, await shown(page), at)) > 0, "then there are lines");
  });
}

pageTest("the middle of a logarithmic axis is the geometric mean of its ends", async (visit) => {
  const page = await visit(race, { viewport: coarse(desktop) });
  const before = await shown(page);
  await page.mouse.click(before.right - 109, before.top - 70); // "log x", in the heading
  await until("the axis is logarithmic", async () => (await linkKey(page, "chart_axis")) === "log");
  await frames(page);
  const plot = await shown(page);
  await page.mouse.click((plot.left + plot.right) / 2, middle(plot));
  const mean = Math.sqrt((plot.from + 1) * (plot.to + 1)) - 1; // of steps that are counted from 1
  await until(`step ${mean} is shown`, async () => Math.abs((await step(page)) - mean) <= 1);
});

pageTest("a triangle at the edge marks where a line leaves the plot", async (visit) => {
  const link = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50&at=50&tab=race";
  const page = await visit(link, { viewport: desktop });
  const plot = await shown(page);
  const bottom = Math.round(plot.bottom), left = Math.round(x(plot, 5)), high = 12;
  const clip = { x: left, y: bottom - high, width: Math.round(x(plot, 45)) - left, height: high };
  const { width, data } = await screenOf(page, clip);
  const isBlue = (r, g, b) => b > 180 && g > 140 && r < 130; // the second racer's
  const widths = Array.from({ length: high }, (_, row) => {
    let count = 0;
    for (let i = 4 * row * width; i < 4 * (row + 1) * width; i += 4) count += isBlue(data[i], data[i + 1], data[i + 2]);
    return count;
  });
  const line = widths[high - 11], base = Math.max(...widths.slice(high - 7, high - 4)), tip = widths[high - 1];
  assert.ok(line > 0 && line <= 4, `the line: ${widths}`);
  assert.ok(base >= line + 3 && tip < base - 2, `a triangle that points down: ${widths}`);
});
