// Faults of texts typed into fields, which another document makes obsolete, however it comes. Places are those of a loss of one
// line and two racers.
import assert from "node:assert/strict";
import { coarse, desktop, frames, linkKey, pageTest, until, useBrowser } from "./harness.mjs";
import { readPng } from "../png.mjs";
import { still } from "./pixels.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50&paused=on";
const left = { x: 12, y: 82, width: 292, height: 620 }; // the left panel below its buttons for undo and redo
const surface = [640, 300];
const few = 10; // pixels
const start = [117, 206], learningRate = [203, 272], add = [90, 343];

const chord = async (page, key) => {
  await page.keyboard.down("Control");
  await page.keyboard.press(key);
  await page.keyboard.up("Control");
};

/** Types something wrong into a field that a click or a double click opens. */
async function type(page, place, text, count) {
  await page.mouse.click(...place, { count, delay: 40 });
  await frames(page);
  await chord(page, "a");
  await page.keyboard.type(text, { delay: 60 });
  await page.keyboard.press("Enter");
  await frames(page);
}

const mistakes = {
  "a place": (page) => type(page, start, "north", 2),
  "a learning rate": (page) => type(page, learningRate, "0.1*quick", 2),
};

const ways = {
  "the same link": (page) => page.evaluate((link) => ravine.load(link), race),
  "another link": (page) => page.evaluate((link) => ravine.load(link), race.replace("steps=50", "steps=51")),
  "the first card of the lessons": async (page) => {
    await page.keyboard.press("n"); // the list
    await frames(page);
    await page.keyboard.press("n");
    await until("the card is open", () => linkKey(page, "lesson"));
  },
  undo: async (page) => {
    await chord(page, "z");
    await until("there are two racers", async () => (await linkKey(page, "racers")) === "gd,lr:0.1;adam,lr:0.1");
  },
};

/** The left panel, once the mouse is away from it and nothing changes any more. */
async function panel(page) {
  await page.mouse.move(...surface);
  return still(page, left);
}

/** @returns the number of pixels that differ clearly. Text has edges of its own wherever the fonts' texture was filled in another order. */
function difference(one, other) {
  const [a, b] = [one, other].map((base64) => readPng(Buffer.from(base64, "base64")).data);
  let differing = 0;
  for (let i = 0; i < a.length; i += 4) differing += [0, 1, 2].some((channel) => Math.abs(a[i + channel] - b[i + channel]) > 24);
  return differing;
}

/** Opens the race with one racer more, which undo takes away. */
async function open(visit) {
  const page = await visit(race, { viewport: coarse(desktop) });
  await page.mouse.click(...add);
  await until("there are three racers", async () => (await linkKey(page, "racers"))?.endsWith(";adam"));
  return page;
}

for (const [name, go] of Object.entries(ways)) {
  pageTest(`${name} takes what was typed wrong away`, async (visit) => {
    const clean = await open(visit);
    const before = await panel(clean);
    await go(clean);
    const after = await panel(clean);
    await clean.close();
    for (const [what, mistake] of Object.entries(mistakes)) {
      const page = await open(visit);
      await mistake(page);
      const complaining = difference(await panel(page), before);
      assert.ok(complaining > 20 * few, `nobody complains of ${what}: ${complaining} pixels differ`);
      await go(page);
      const staying = difference(await panel(page), after);
      assert.ok(staying < few, `a complaint of ${what} stays: ${staying} pixels differ`);
      await page.close();
    }
  });
}
