// The gallery of surfaces on a wide window, by mouse and keys, and the races that come with them.
import assert from "node:assert/strict";
import { desktop, frames, linkKey, pageTest, standings, until, useBrowser } from "./harness.mjs";
import { countColours } from "./pixels.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50";
const gallery = [150, 94];

const choose = async (page, words) => {
  await page.mouse.click(...gallery);
  await frames(page);
  await page.keyboard.type(words, { delay: 60 });
  await page.keyboard.press("Enter");
};

pageTest("all pictures of the gallery come without another touch", async (visit) => {
  const page = await visit(race, { viewport: desktop });
  await page.mouse.click(...gallery);
  const last = { x: 410, y: 460, width: 100, height: 70 }; // of those that are seen
  await until("the last one is there", async () => (await countColours(page, last)) > 100);
});

pageTest("a surface is chosen from the gallery", async (visit) => {
  const page = await visit(race);
  await page.mouse.click(...gallery);
  await frames(page);
  await page.mouse.click(gallery[0] + 60, gallery[1] + 110); // the second picture
  await until("it is raced by its name", async () => /^[a-z_]+$/.test(await linkKey(page, "loss")));
  assert.equal(await linkKey(page, "racers"), "gd,lr:0.1;adam,lr:0.1");
});

pageTest("a chosen surface brings its race, which plays from the start", async (visit) => {
  const page = await visit("#v=1&paused=on&at=50", { motion: "no-preference" });
  await choose(page, "drop");
  await until("it plays", async () => (await standings(page)).playing);
  assert.equal(await linkKey(page, "loss"), "drop_wave");
  assert.equal(await linkKey(page, "racers"), "gd,lr:0.0005;momentum,lr:0.002;adagrad,lr:0.5;adam,lr:0.2");
  assert.equal(await linkKey(page, "start"), "-0.26,0.19");
  assert.ok((await standings(page)).step < 50, "from the start");
  await choose(page, "rosen");
  await until("the next one brings its own", async () => (await linkKey(page, "racers"))?.endsWith(";lbfgs"));
  assert.equal(await linkKey(page, "start"), undefined);
});

pageTest("who prefers less motion sees the start of a chosen surface's race", async (visit) => {
  const page = await visit("#v=1&at=50");
  await choose(page, "drop");
  await until("it is raced", async () => (await linkKey(page, "loss")) === "drop_wave");
  await frames(page);
  const { step, playing } = await standings(page);
  assert.deepEqual({ step, playing }, { step: 0, playing: false });
});

pageTest("own racers stay when a surface is chosen, until its own are asked for", async (visit) => {
  const page = await visit("#v=1&loss=bowl&racers=gd,lr:0.1;adam,lr:0.1&steps=50");
  await choose(page, "taco");
  await until("it is raced", async () => (await linkKey(page, "loss")) === "taco_shell");
  assert.equal(await linkKey(page, "racers"), "gd,lr:0.1;adam,lr:0.1");
  assert.equal(await linkKey(page, "steps"), "50");
  await frames(page);
  await page.mouse.click(226, 343); // the surface's racers
  await until("they race", async () => (await linkKey(page, "racers")) === "gd,lr:0.05;momentum;rmsprop;adam;lbfgs");
  assert.equal(await linkKey(page, "steps"), undefined);
});

pageTest("the gallery is searched", async (visit) => {
  const page = await visit(race);
  await page.mouse.click(...gallery);
  await frames(page);
  await page.keyboard.type("himmel", { delay: 60 });
  await page.keyboard.press("Enter");
  await until("it is raced", async () => (await linkKey(page, "loss")) === "himmelblau");
  await page.mouse.click(...gallery);
  await frames(page);
  await page.keyboard.type("no such surface", { delay: 30 });
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await frames(page);
  assert.equal(await linkKey(page, "loss"), "himmelblau");
});
