// The list of functions beside the formula. Places are those of a loss of one line.
import assert from "node:assert/strict";
import { coarse, desktop, frames, linkKey, pageTest, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1&steps=50&paused=on";
const button = [277, 128], formula = [150, 128];

async function open(visit) {
  const page = await visit(race, { viewport: coarse(desktop) });
  await page.mouse.click(...formula);
  await frames(page);
  await page.keyboard.press("End");
  await page.keyboard.type("+", { delay: 60 });
  await frames(page);
  await page.mouse.click(...button);
  await frames(page);
  return page;
}

pageTest("a function is found by its meaning and inserted by Enter", async (visit) => {
  const page = await open(visit);
  await page.keyboard.type("hyperbolic cosine", { delay: 30 });
  await frames(page);
  await page.keyboard.press("Enter");
  await frames(page, 20);
  await page.keyboard.type("x", { delay: 60 }); // between its brackets
  await until("it is raced", async () => (await linkKey(page, "loss")) === "x^2-y^2+cosh(x)");
});

pageTest("a constant is inserted by a click", async (visit) => {
  const page = await open(visit);
  await page.keyboard.type("half the way around", { delay: 30 });
  await frames(page);
  await page.mouse.click(330, 212);
  await until("it is raced", async () => (await linkKey(page, "loss")) === "x^2-y^2+pi");
});
