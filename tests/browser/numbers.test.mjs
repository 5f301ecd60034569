// Numbers of the panels: dragged, stepped and typed, by mouse, keys and fingers.
import assert from "node:assert/strict";
import { coarse, desktop, frames, linkKey, pageTest, pause, phone, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.06;adam,lr:0.1&noise=0.5&steps=50";
const wide = { rate: [203, 272], seed: [190, 446], noise: [60, 446], startX: [120, 205], xLow: [68, 171], xHigh: [127, 171] }; // places of a desktop

const rate = async (page) => Number(/^gd,lr:([^;]*)/.exec(await linkKey(page, "racers"))?.[1]);
const near = (value, wanted) => assert.ok(Math.abs(value / wanted - 1) < 0.02, `${value} is about ${wanted}`);

/** Drags with the mouse, and lets go unless told otherwise. */
async function drag(page, [x, y], by, { hold = false } = {}) {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by, y, { steps: 4 });
  await frames(page);
  if (!hold) await page.mouse.up();
  await frames(page);
}

/** Presses a key while others are held. */
async function press(page, key, ...held) {
  for (const each of held) await page.keyboard.down(each);
  await page.keyboard.press(key);
  for (const each of held) await page.keyboard.up(each);
  await frames(page);
}

pageTest("a click changes no number, and a drag multiplies what there was", async (visit) => {
  const page = await visit(race, { viewport: coarse(desktop) });
  for (const dx of [-35, 0, 35]) {
    await page.mouse.click(wide.rate[0] + dx, wide.rate[1]);
    await frames(page);
    assert.equal(await rate(page), 0.06);
  }
  await drag(page, wide.rate, 105); // of which 5 are what a hand slips
  near(await rate(page), 0.6);
  await drag(page, wide.rate, -105);
  near(await rate(page), 0.06);
});

pageTest("Shift drags ten times finer, and Escape restores what there was at the press", async (visit) => {
  const page = await visit(race, { viewport: coarse(desktop) });
  await page.keyboard.down("Shift");
  await drag(page, wide.rate, 105);
  await page.keyboard.up("Shift");
  const finely = await rate(page);
  assert.ok(finely > 0.07 && finely < 0.08, `${finely}`);
  await drag(page, wide.rate, 100, { hold: true });
  assert.notEqual(await rate(page), finely);
  await press(page, "Escape");
  assert.equal(await rate(page), finely);
  await page.mouse.up();
  await frames(page);
  assert.equal(await rate(page), finely);
});

pageTest("a double click types, beginning with the old value, and Escape brings it back", async (visit) => {
  const page = await visit(race, { viewport: coarse(desktop) });
  await page.mouse.click(...wide.rate, { count: 2 });
  await frames(page);
  await press(page, "End");
  await page.keyboard.type("5", { delay: 60 });
  await press(page, "Escape");
  assert.equal(await rate(page), 0.06);
  await page.mouse.click(...wide.rate, { count: 2 });
  await frames(page);
  await press(page, "End");
  await page.keyboard.type("5", { delay: 60 });
  await press(page, "Enter");
  assert.equal(await rate(page), 0.065);
});

pageTest("Enter types the number that was clicked, and the arrow keys step it", async (visit) => {
  const page = await visit(race, { viewport: coarse(desktop) });
  await page.mouse.click(...wide.rate);
  await frames(page);
  await press(page, "ArrowUp");
  near(await rate(page), 0.0673);
  await press(page, "ArrowDown");
  near(await rate(page), 0.06);
  await press(page, "ArrowUp", "Shift");
  near(await rate(page), 0.0607);
  await press(page, "Enter");
  await page.keyboard.type("0.25", { delay: 60 });
  await press(page, "Enter");
  assert.equal(await rate(page), 0.25);
  await press(page, "Escape");
  await press(page, "ArrowUp");
  assert.equal(await rate(page), 0.25, "it is not selected any more");
});

pageTest("a decimal comma is explained, and its correction is taken", async (visit) => {
  const page = await visit(race, { viewport: coarse(desktop) });
  for (const [place, text, key, value] of [
    [wide.startX, "0,05", "start", "0.05,0.001"],
    [wide.noise, "0,25", "noise", "0.25"],
    [wide.rate, "0,05", "racers", "gd,lr:0.05;adam,lr:0.1"],
    [wide.xLow, "-1,5", "x", "-1.5,2"],
    [wide.xHigh, "0,05", "x", "-1.5,0.05"],
  ]) {
    const before = await linkKey(page, key);
    await page.mouse.click(...place, { count: 2 });
    await frames(page);
    await page.keyboard.type(text, { delay: 60 });
    await press(page, "Enter");
    await frames(page);
    assert.equal(await linkKey(page, key), before);
    await press(page, "Enter"); // the correction has the keyboard
    await until("it is taken", async () => (await linkKey(page, key)) === value);
  }
});

pageTest("seed, start and noise are dragged", async (visit) => {
  const page = await visit(race, { viewport: coarse(desktop) });
  await drag(page, wide.seed, 35);
  assert.equal(await linkKey(page, "seed"), "4");
  await drag(page, wide.startX, -80); // 75 of the 300 points that are the domain's width
  near(Number((await linkKey(page, "start")).split(",")[0]), 0.5);
  await drag(page, wide.noise, 105);
  near(Number(await linkKey(page, "noise")), 5);
  for (let i = 0; i < 8; ++i) await drag(page, wide.noise, -55);
  assert.equal(await linkKey(page, "noise"), undefined);
});

const onPhone = `${race}&tab=racers`;
const rateOnPhone = [269, 680];

pageTest("a finger selects a number, types it with a second tap, and drags it", async (visit) => {
  const page = await visit(onPhone, { viewport: coarse(phone) });
  const focused = () => page.evaluate(() => document.activeElement.id);
  await page.touchscreen.tap(...rateOnPhone);
  await frames(page);
  assert.equal(await rate(page), 0.06);
  assert.equal(await focused(), "canvas");
  await pause(700); // no double tap
  await page.touchscreen.tap(...rateOnPhone);
  await until("the keyboard opens", async () => (await focused()) === "keyboard");
  await frames(page);
  await page.keyboard.type("0.25", { delay: 30 });
  await page.keyboard.press("Enter");
  await until("it is typed", async () => (await rate(page)) === 0.25);
  const [x, y] = rateOnPhone;
  await page.touchscreen.touchStart(x, y);
  for (let i = 1; i <= 8; ++i) await page.touchscreen.touchMove(x - 10 * i, y);
  await page.touchscreen.touchEnd();
  await until("it is dragged", async () => (await rate(page)) < 0.24);
  assert.ok((await rate(page)) > 0.02);
});

pageTest("a slow finger changes a number less than a quick one over the same way", async (visit) => {
  const page = await visit(onPhone, { viewport: coarse(phone) });
  const [x, y] = rateOnPhone;
  const changeBy = async (steps, rest) => {
    const before = await rate(page);
    await page.touchscreen.touchStart(x, y);
    for (let i = 1; i <= steps; ++i) {
      await page.touchscreen.touchMove(x - (48 * i) / steps, y);
      await frames(page, rest);
    }
    await page.touchscreen.touchEnd();
    await frames(page);
    return Math.log(before / (await rate(page)));
  };
  const slow = await changeBy(48, 3), quick = await changeBy(4, 1);
  assert.ok(slow > 0 && quick > 0, `${slow} and ${quick}`);
  assert.ok(slow < 0.8 * quick, `${slow} and ${quick}`);
});

pageTest("RS-MET#4: a drag there and back before a click is no double click", async (visit) => {
  const page = await visit(race, { viewport: coarse(desktop) });
  await page.mouse.move(...wide.rate);
  await page.mouse.down();
  await page.mouse.move(wide.rate[0] + 20, wide.rate[1], { steps: 3 });
  await page.mouse.move(...wide.rate, { steps: 3 });
  await page.mouse.up();
  const dragged = await rate(page);
  await page.mouse.click(...wide.rate);
  await frames(page);
  await page.keyboard.type("7", { delay: 60 });
  await press(page, "Enter");
  assert.equal(await rate(page), dragged);
});
