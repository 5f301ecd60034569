// A complaint lies over what follows its field: nothing moves when it comes or goes.
import assert from "node:assert/strict";
import { coarse, desktop, frames, linkKey, pageTest, phone, until, useBrowser } from "./harness.mjs";
import { still } from "./pixels.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50&paused=on";

async function chord(page, key) {
  await page.keyboard.down("Control");
  await page.keyboard.press(key);
  await page.keyboard.up("Control");
}

async function type(page, text) {
  await chord(page, "a");
  await page.keyboard.type(text, { delay: 60 });
  await frames(page);
}

pageTest("the racers stay where they are while a formula is wrong", async (visit) => {
  const page = await visit(race, { viewport: coarse(desktop) });
  const below = { x: 12, y: 320, width: 292, height: 300 }, over = { x: 12, y: 150, width: 292, height: 120 };
  await page.mouse.click(150, 128);
  await page.mouse.move(640, 300);
  const [before, covered] = [await still(page, below), await still(page, over)];
  await type(page, "sni(x)+y^2");
  await page.mouse.move(640, 301);
  assert.notEqual(await still(page, over), covered, "there is a complaint");
  assert.equal(await still(page, below), before);
});

pageTest("a press beside a complaint closes it, and it comes back with the field", async (visit) => {
  const page = await visit(race, { viewport: coarse(desktop) });
  const over = { x: 12, y: 180, width: 292, height: 90 };
  await page.mouse.click(150, 128);
  await page.mouse.move(640, 300);
  const covered = await still(page, over);
  await type(page, "sni(x)+y^2");
  const complaint = await still(page, over);
  assert.notEqual(complaint, covered);
  await page.mouse.click(150, 500); // the ground of the panel
  await page.mouse.move(640, 300);
  assert.equal(await still(page, over), covered);
  await page.mouse.click(150, 128);
  await page.mouse.move(640, 300);
  assert.notEqual(await still(page, over), covered);
});

pageTest("on a phone the picture is as before once a wrong formula is left", async (visit) => {
  const page = await visit(`${race}&tab=surface`, { viewport: coarse(phone) });
  const picture = { x: 0, y: 0, width: 390, height: 380 };
  const before = await still(page, picture);
  await page.touchscreen.tap(190, 713);
  await until("the keyboard opens", () => page.evaluate(() => document.activeElement.id === "keyboard"));
  await page.keyboard.type("+sni(x)", { delay: 60 });
  await frames(page);
  assert.equal(await linkKey(page, "loss"), "x^2-y^2", "what is typed is wrong");
  await page.touchscreen.tap(190, 60);
  await until("it closes", () => page.evaluate(() => document.activeElement.id === "canvas"));
  assert.equal(await still(page, picture), before);
});

pageTest("on a phone a complaint goes above its formula, and nothing moves while it is shown", async (visit) => {
  const page = await visit(`${race}&tab=surface`, { viewport: coarse(phone) });
  await page.touchscreen.tap(190, 713);
  await until("the keyboard opens", () => page.evaluate(() => document.activeElement.id === "keyboard"));
  await frames(page);
  const height = await page.$eval("#canvas", (canvas) => Math.round(canvas.getBoundingClientRect().height));
  const top = Math.round(height - Math.max(320, 0.44 * height)); // of the sheet
  const parts = { transport: [0, 110], gallery: [150, 210], domain: [278, 312] };
  const look = async () => {
    await frames(page, 30);
    const shots = {};
    for (const [part, [from, to]] of Object.entries(parts))
      shots[part] = await page.screenshot({ encoding: "base64", clip: { x: 0, y: top + from, width: 390, height: to - from } });
    return shots;
  };
  const before = await look();
  for (const text of ["+sni(x)", "+z+"]) { // with a correction and without
    await page.keyboard.type(text, { delay: 60 });
    const { transport, gallery, domain } = await look();
    assert.notEqual(gallery, before.gallery, "there is a complaint");
    assert.ok(transport === before.transport && domain === before.domain, `something moves with ${text}`);
  }
  assert.equal(await linkKey(page, "loss"), "x^2-y^2");
});
