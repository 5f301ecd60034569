// The essentials in Firefox: it runs and draws, keys and links work, and its races are those of the command line to the last bit.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchFirefox } from "./firefox.mjs";
import { countColours, frames, link, linkKey, open, pause, small, standings, until } from "./harness.mjs";
import { comparePublished } from "./published.mjs";

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50";
const formula = [150, 128];

let chromium, firefox, page;
const faults = [];

before(async () => {
  chromium = await open([]);
  firefox = await launchFirefox();
  page = await visit(firefox.browser, race);
});

after(async () => {
  await firefox?.close();
  await chromium?.close();
});

async function visit(browser, fragment) {
  const fresh = await browser.newPage();
  fresh.on("pageerror", (error) => faults.push(String(error)));
  await fresh.setViewport(small);
  await fresh.goto(`http://127.0.0.1:${chromium.server.address().port}/${fragment}`);
  await fresh.waitForFunction(() => document.getElementById("splash").dataset.state === "gone", { timeout: 30_000 });
  await fresh.evaluate(() => ravine.pause());
  return fresh;
}

const options = { timeout: 60_000 };
const step = async () => (await standings(page)).step;

test("it runs in Firefox, in a live WebGL 2 context, and the picture has colours", options, async () => {
  assert.match(await page.evaluate(() => navigator.userAgent), /Firefox/);
  assert.equal(await page.evaluate(() => document.getElementById("canvas").getContext("webgl2").isContextLost()), false);
  await frames(page);
  assert.ok((await countColours(page, { x: 310, y: 150, width: 280, height: 300 })) > 200);
});

test("keys play and step", options, async () => {
  await page.focus("#canvas");
  await page.evaluate(() => ravine.seek(0));
  for (let i = 0; i < 3; ++i) await page.keyboard.press("ArrowRight");
  await until("step 3 is shown", async () => (await step()) === 3);
  await page.keyboard.press(" ");
  await until("it plays", async () => (await step()) > 4);
  await page.keyboard.press(" ");
  await until("it pauses", async () => !(await standings(page)).playing);
});

test("a formula is typed, and the address follows", options, async () => {
  await page.mouse.click(...formula);
  await frames(page);
  await page.keyboard.press("End");
  await page.keyboard.type("+x*y", { delay: 60 });
  await until("it is raced", async () => (await linkKey(page, "loss")) === "x^2-y^2+x*y");
  await until("the address follows", async () => (await page.evaluate(() => location.hash)) === `#${await link(page)}`);
});

test("a drag orbits, and a click sets the start", options, async () => {
  await page.mouse.move(450, 290);
  await page.mouse.down();
  await page.mouse.move(520, 300, { steps: 5 });
  await page.mouse.up();
  await until("the view is another", async () => (await linkKey(page, "view")) !== undefined);
  const start = await linkKey(page, "start");
  await pause(500); // or they were two clicks
  await page.mouse.click(450, 290);
  await until("the start is another", async () => (await linkKey(page, "start")) !== start);
});

test("Escape closes the help, and then leaves the picture", options, async () => {
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

test("a link is opened", options, async () => {
  await page.evaluate(() => (location.hash = "#v=1&loss=x*y&racers=adam&at=5&steps=20"));
  await until("it is shown", async () => (await linkKey(page, "loss")) === "x*y");
  assert.equal(await step(), 5);
});

test("every published link runs as on the command line", { timeout: 180_000 }, async () => {
  await comparePublished(await visit(firefox.browser, race));
});

test("nothing went wrong on the way", () => assert.deepEqual(faults, []));
