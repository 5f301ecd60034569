// The chart of a state or parameter, the line beside the sharpness, and the hollow ball, as the page draws them.
import assert from "node:assert/strict";
import { desktop, frames, linkKey, pageTest, standings, until, useBrowser } from "./harness.mjs";
import { shareOf } from "./pixels.mjs";

useBrowser();

const chart = (page) => page.evaluate(() => ravine.chart());
const shown = (page) => until("there is a chart", () => chart(page));
const middle = (plot) => (plot.top + plot.bottom) / 2;
const x = (plot, at) => plot.left + ((plot.right - plot.left) * (at - plot.from)) / (plot.to - plot.from);

/** The values that the chart tells at a step. */
async function valuesAt(page, at) {
  const plot = await shown(page);
  await page.mouse.move(x(plot, at), middle(plot));
  return until(`step ${at} is told`, async () => {
    const now = await chart(page);
    return now?.hovered === at && now.values.some((value) => value !== null) && now.values;
  });
}

pageTest("the chart shows Prodigy's distance, and a rate of every racer where that is chosen", async (visit) => {
  const link = "#v=1&loss=himmelblau&racers=gd,lr:0.01*0.97^t;prodigy,lr:1&steps=100&at=100&tab=race&selected=2&chart=state";
  const page = await visit(link, { viewport: desktop });
  const [none, early] = await valuesAt(page, 1), [, late] = await valuesAt(page, 90);
  assert.equal(none, null, "gradient descent has no such state");
  assert.ok(late > 10 * early && early > 0, `the distance grows from ${early} to ${late}`);

  await page.evaluate((other) => ravine.load(other), `${link}&chart_of=lr`);
  await until("it is of the rates", async () => (await linkKey(page, "chart_of")) === "lr");
  const [falling, constant] = await valuesAt(page, 9);
  assert.ok(Math.abs(falling / (0.01 * 0.97 ** 10) - 1) < 1e-9, `${falling}`);
  assert.equal(constant, 1);
});

pageTest("beside the sharpness stands 2/lr of the selected racer, and of nobody without one", async (visit) => {
  const link = "#v=1&loss=x^2+3y^2&start=1,1&racers=gd,lr:0.2&steps=100&at=100&tab=race&chart=sharpness".replace("+", "%2B");
  const page = await visit(link, { viewport: desktop });
  const white = async () => {
    const plot = await shown(page);
    await frames(page);
    const clip = { x: plot.left, y: plot.top, width: x(plot, 90) - plot.left, height: plot.bottom - plot.top };
    return shareOf(page, clip, (r, g, b) => Math.min(r, g, b) > 100);
  };
  assert.equal(await white(), 0);
  await page.evaluate((other) => ravine.load(other), `${link}&selected=1`);
  await until("one is selected", async () => (await linkKey(page, "selected")) === "1");
  const share = await white();
  assert.ok(share > 0.002, `the line covers ${share}`);
});

pageTest("a method with an average has a hollow ball there, and one without it has none", async (visit) => {
  const link = (racer) =>
    `#v=1&loss=himmelblau&racers=${racer},lr:0.1&steps=40&at=40&panels=none&mode=2d&vectors=off&names=off&trails=off`;
  const place = { x: 702, y: 590, width: 30, height: 30 }, ball = { x: 867, y: 470, width: 30, height: 30 };
  const inner = ({ x, y }) => ({ x: x + 10, y: y + 10, width: 10, height: 10 });
  const orange = (r, g, b) => r > 180 && g > 110 && g < 200 && b < 90;
  const page = await visit(link("adam%2Baverage"), { viewport: desktop });
  assert.equal((await standings(page)).step, 40);
  assert.ok((await shareOf(page, place, orange)) > 0.05);
  const ground = (r, g, b) => b > r + 15;
  const hole = await shareOf(page, inner(place), ground), filled = await shareOf(page, inner(ball), ground);
  assert.ok(hole > filled + 0.3, `the ground is seen in ${hole} of the ring, and in ${filled} of the ball`);
  await page.evaluate((other) => ravine.load(other), link("adam"));
  await until("it has none", async () => (await linkKey(page, "racers")) === "adam,lr:0.1");
  await frames(page);
  assert.equal(await shareOf(page, place, orange), 0);
});
