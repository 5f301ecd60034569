// The essentials in Firefox: it runs and draws, keys and links work, and its races are those of the command line to the last bit.
import assert from "node:assert/strict";
import { launchFirefox } from "./firefox.mjs";
import { frames, link, linkKey, pageTest, small, standings, until, useBrowser } from "./harness.mjs";
import { countColours } from "./pixels.mjs";
import { comparePublished } from "./published.mjs";

useBrowser({ launch: launchFirefox });

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50";
const formula = [150, 128];
const step = async (page) => (await standings(page)).step;

pageTest("it runs in Firefox, in a live WebGL 2 context, and the picture has colours", async (visit) => {
  const page = await visit(race, { viewport: small });
  assert.match(await page.evaluate(() => navigator.userAgent), /Firefox/);
  assert.equal(await page.evaluate(() => document.getElementById("canvas").getContext("webgl2").isContextLost()), false);
  await frames(page);
  assert.ok((await countColours(page, { x: 310, y: 150, width: 280, height: 300 })) > 200);
});

pageTest("keys play and step", async (visit) => {
  const page = await visit(race);
  await page.focus("#canvas");
  await page.evaluate(() => ravine.seek(0));
  for (let i = 0; i < 3; ++i) await page.keyboard.press("ArrowRight");
  await until("step 3 is shown", async () => (await step(page)) === 3);
  await page.keyboard.press(" ");
  await until("it plays", async () => (await step(page)) > 4);
  await page.keyboard.press(" ");
  await until("it pauses", async () => !(await standings(page)).playing);
});

pageTest("a formula is typed, and the address follows", async (visit) => {
  const page = await visit(race);
  await page.mouse.click(...formula);
  await frames(page);
  await page.keyboard.press("End");
  await page.keyboard.type("+x*y", { delay: 60 });
  await until("it is raced", async () => (await linkKey(page, "loss")) === "x^2-y^2+x*y");
  await until("the address follows", async () => (await page.evaluate(() => location.hash)) === `#${await link(page)}`);
});

pageTest("a drag orbits, and a click sets the start", async (visit) => {
  const page = await visit(race);
  await page.mouse.move(450, 290);
  await page.mouse.down();
  await page.mouse.move(520, 300, { steps: 5 });
  await page.mouse.up();
  await until("the view is another", async () => (await linkKey(page, "view")) !== undefined);
  const start = await linkKey(page, "start");
  await page.mouse.click(450, 305); // elsewhere, or they were two clicks of one place
  await until("the start is another", async () => (await linkKey(page, "start")) !== start);
});

pageTest("Escape closes the help, and then leaves the picture", async (visit) => {
  const page = await visit(race);
  const focused = () => page.evaluate(() => document.activeElement.id);
  await page.focus("#canvas");
  await page.keyboard.type("?");
  await frames(page);
  await page.keyboard.press("Escape");
  await frames(page);
  assert.equal(await focused(), "canvas");
  await page.keyboard.press("Escape");
  assert.notEqual(await focused(), "canvas");
});

pageTest("a link is opened", async (visit) => {
  const page = await visit(race);
  await page.evaluate(() => (location.hash = "#v=1&loss=x*y&racers=adam&at=5&steps=20"));
  await until("it is shown", async () => (await linkKey(page, "loss")) === "x*y");
  assert.equal(await step(page), 5);
});

pageTest("every published link runs as on the command line", async (visit) => comparePublished(await visit(race)), {
  timeout: 180_000,
});
