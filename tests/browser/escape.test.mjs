// Escape closes what is open, one thing at a press, and leaves the picture once nothing is.
import assert from "node:assert/strict";
import { coarse, desktop, frames, linkKey, pageTest, phone, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50&paused=on";
const focused = (page) => page.evaluate(() => document.activeElement.id);

async function press(page, key) {
  await page.keyboard.press(key);
  await frames(page);
}

/** Something is open: a press closes it, and another leaves the picture. */
async function closesAtOnce(page, what) {
  await frames(page);
  await press(page, "Escape");
  assert.equal(await focused(page), "canvas", `Escape closes ${what} first`);
  await press(page, "Escape");
  assert.equal(await focused(page), "", `nothing but ${what} was open`);
  await page.focus("#canvas");
}

const openers = {
  "the menu of a place": (page) => page.mouse.click(640, 400, { button: "right" }),
  "the gallery": (page) => page.mouse.click(150, 98),
  "the list of functions": (page) => page.mouse.click(277, 128),
  "the menu of a rate": (page) => page.mouse.click(203, 272, { button: "right" }),
  "the list of lessons": (page) => page.keyboard.press("n"),
  "the help": (page) => page.keyboard.type("?"),
  "the large chart": (page) => page.keyboard.press("g"),
};

for (const [what, open] of Object.entries(openers)) {
  pageTest(`Escape closes ${what}`, async (visit) => {
    const page = await visit(race, { viewport: coarse(desktop) });
    await open(page);
    await closesAtOnce(page, what);
  });
}

pageTest("of several things the topmost is closed first", async (visit) => {
  const page = await visit(`${race}&chart_size=large`, { viewport: coarse(desktop) });
  await page.keyboard.press("n");
  await frames(page);
  await page.keyboard.type("?");
  await frames(page);
  await press(page, "Escape"); // the help
  assert.equal(await linkKey(page, "chart_size"), "large");
  await press(page, "Escape"); // the lessons
  assert.equal(await linkKey(page, "chart_size"), "large");
  await press(page, "Escape");
  await until("the chart is small", async () => (await linkKey(page, "chart_size")) === undefined);
  assert.equal(await focused(page), "canvas");
});

pageTest("on a phone Escape draws a full panel back", async (visit) => {
  const page = await visit(`${race}&sheet=full`, { viewport: coarse(phone) });
  await page.focus("#canvas");
  await press(page, "Escape");
  await until("it is half", async () => (await linkKey(page, "sheet")) === undefined);
});
