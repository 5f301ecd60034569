// The keyboard of a phone: a tap into a text field of the app opens it, and what it types arrives.
import assert from "node:assert/strict";
import { coarse, frames, linkKey, pageTest, phone, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1&steps=50&tab=surface";
const formula = [190, 713];
const surface = [190, 60]; // above all panels and the picture
const focused = (page) => page.evaluate(() => document.activeElement.id);

async function open(visit) {
  const page = await visit(race, { viewport: coarse(phone) });
  await page.touchscreen.tap(...formula);
  await until("the keyboard opens", async () => (await focused(page)) === "keyboard");
  await frames(page);
  await page.keyboard.press("End");
  await frames(page);
  return page;
}

pageTest("the keyboard opens within the tap, as Safari demands", async (visit) => {
  const page = await visit(race, { viewport: coarse(phone) });
  await page.evaluate(() => {
    window.addEventListener("touchend", () => (window.afterTap = document.activeElement.id));
  });
  await page.touchscreen.tap(...formula);
  assert.equal(await page.evaluate(() => window.afterTap), "keyboard");
  assert.equal(await page.$eval("#keyboard", (it) => getComputedStyle(it).fontSize), "16px");
});

pageTest("what is typed and erased on it reaches the formula", async (visit) => {
  const page = await open(visit);
  await page.keyboard.type("+x*y", { delay: 30 });
  await until("it is raced", async () => (await linkKey(page, "loss")) === "x^2-y^2+x*y");
  for (let i = 0; i < 4; ++i) await page.keyboard.press("Backspace");
  await until("it is as before", async () => (await linkKey(page, "loss")) === "x^2-y^2");
  for (let i = 0; i < 2; ++i) await page.keyboard.press("ArrowLeft");
  await frames(page);
  await page.keyboard.type("/2", { delay: 30 });
  await until("the cursor has moved", async () => (await linkKey(page, "loss")) === "x^2-y/2^2");
});

pageTest("a word that is composed arrives as it is in the end", async (visit) => {
  const page = await open(visit);
  const session = await page.createCDPSession();
  for (const text of ["+", "+s", "+si"]) {
    await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await session.send("Input.insertText", { text: "+sin(y)" });
  await until("it is raced", async () => (await linkKey(page, "loss")) === "x^2-y^2+sin(y)");
});

pageTest("a tap elsewhere closes it, and Enter does", async (visit) => {
  const page = await open(visit);
  await page.touchscreen.tap(...surface);
  await until("it closes", async () => (await focused(page)) === "canvas");
  await page.touchscreen.tap(...formula);
  await until("it opens again", async () => (await focused(page)) === "keyboard");
  await page.keyboard.press("Enter");
  await until("it closes", async () => (await focused(page)) === "canvas");
});

pageTest("a tap on the surface opens none", async (visit) => {
  const page = await visit(race, { viewport: coarse(phone) });
  await page.touchscreen.tap(190, 250);
  await frames(page);
  assert.equal(await focused(page), "canvas");
});

pageTest("all of a text is selected or cleared by buttons below the picture", async (visit) => {
  const page = await open(visit);
  const tap = async (what) => {
    const { x, y, width, height } = await page.$eval(`[data-typing=${what}]`, (it) => it.getBoundingClientRect().toJSON());
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    await frames(page);
    return y;
  };
  const top = await tap("all");
  assert.ok(top >= (await page.$eval("#canvas", (it) => it.getBoundingClientRect().bottom)) - 1, "they cover nothing");
  assert.equal(await focused(page), "keyboard");
  await page.keyboard.type("x*y", { delay: 30 });
  await until("all of it is replaced", async () => (await linkKey(page, "loss")) === "x*y");
  await tap("clear");
  await page.keyboard.type("x/2+y", { delay: 30 });
  await until("it was cleared", async () => (await linkKey(page, "loss")) === "x/2+y");
  await tap("done");
  await until("the keyboard is gone", async () => (await focused(page)) === "canvas");
  assert.equal(await page.$eval("#typing", (it) => it.offsetHeight), 0);
});
