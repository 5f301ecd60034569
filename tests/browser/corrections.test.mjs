// Corrections of texts that cannot be read, offered below them. Places are those of a loss of one line and two racers,
// and of a complaint of three lines over what follows the formula.
import assert from "node:assert/strict";
import { coarse, desktop, frames, linkKey, pageTest, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50";
const formula = [150, 128], offer = [100, 235];
const loss = (page) => linkKey(page, "loss");

async function chord(page, ...keys) {
  for (const key of keys.slice(0, -1)) await page.keyboard.down(key);
  await page.keyboard.press(keys.at(-1));
  for (const key of keys.slice(0, -1)) await page.keyboard.up(key);
}

async function type(page, text) {
  await page.mouse.click(...formula);
  await frames(page);
  await chord(page, "Control", "a");
  await page.keyboard.type(text, { delay: 60 });
  await frames(page);
}

pageTest("the correction of a formula is clicked, raced and undone", async (visit) => {
  const page = await visit(race, { viewport: coarse(desktop) });
  await type(page, "sni(x)+y^2");
  assert.equal(await loss(page), "x^2-y^2", "what cannot be read is not raced");
  await page.mouse.click(...offer);
  await until("the correction is raced", async () => (await loss(page)) === "sin(x)+y^2");
  await chord(page, "Control", "z");
  await until("it is taken back", async () => (await loss(page)) === "x^2-y^2");
  await chord(page, "Control", "y");
  await until("it is there again", async () => (await loss(page)) === "sin(x)+y^2");
});

pageTest("Tab leads from the formula to the correction, and Enter takes it", async (visit) => {
  const page = await visit(race, { viewport: coarse(desktop) });
  await type(page, "sni(x)+y^2");
  await page.keyboard.press("Tab");
  await frames(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "canvas");
  assert.equal(await loss(page), "x^2-y^2", "Tab alone takes nothing");
  await page.keyboard.press("Enter");
  await until("the correction is raced", async () => (await loss(page)) === "sin(x)+y^2");
  await page.keyboard.press("Tab");
  assert.notEqual(await page.evaluate(() => document.activeElement.id), "canvas", "Tab is the browser's again");
});
