// The tabs and the list of racers, by mouse, keys and finger. Places are those of a loss of one line and two racers.
import assert from "node:assert/strict";
import { allowClipboard } from "./clipboard.mjs";
import { frames, linkKey, pageTest, phone, small, standings, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50";
const previousStep = [829, 110], nextStep = [860, 110];
const gradient = [638, 131], x = [728, 131], alongStep = [693, 131]; // of the Slice tab
const compare = [120, 378], compareFive = [267, 378];
const name = [80, 272]; // of the first racer
const buttons = { solo: [48, 309], duplicate: [76, 309], up: [105, 309], down: [134, 309] }; // of the first racer, open
const panel = { x: 592, y: 90, width: 296, height: 420 }; // the tab's contents

const step = async (page) => (await standings(page)).step;

async function picture(page, clip = panel) {
  await page.mouse.move(450, 20);
  await frames(page);
  return page.screenshot({ encoding: "base64", clip });
}

pageTest("the Step tab goes from step to step with its numbers, and tells what a quantity means", async (visit) => {
  const page = await visit(`${race}&at=10&tab=step&selected=2`, { viewport: small });
  const at10 = await picture(page);
  await page.mouse.click(...nextStep);
  await until("step 11 is shown", async () => (await step(page)) === 11);
  const at11 = await picture(page);
  assert.notEqual(at11, at10, "its numbers are others");
  await page.mouse.click(...previousStep);
  await until("step 10 is shown", async () => (await step(page)) === 10);
  assert.equal(await picture(page), at10);
  await page.keyboard.press("q");
  const noted = await picture(page);
  assert.notEqual(noted, at10, "the first quantity is told");
  await page.keyboard.press("q");
  assert.notEqual(await picture(page), noted, "the next one is");
  await page.keyboard.down("Shift");
  await page.keyboard.press("q");
  await page.keyboard.up("Shift");
  assert.equal(await picture(page), noted);
  await page.mouse.click(610, 138); // the quantity itself: the position, above the rule
  assert.equal(await picture(page), at10, "and no longer");
  await page.mouse.click(610, 138);
  assert.equal(await picture(page), noted);
});

pageTest("the Slice tab's line is chosen", async (visit) => {
  const page = await visit(`${race}&at=10&tab=slice&selected=1`, { viewport: small });
  const first = await picture(page);
  for (const [place, line] of [
    [x, "x"],
    [alongStep, "step"],
    [gradient, undefined],
  ]) {
    await page.mouse.click(...place);
    await until(`it goes along ${line ?? "the gradient"}`, async () => (await linkKey(page, "slice")) === line);
  }
  assert.equal(await picture(page), first);
});

pageTest("racers are duplicated, moved and shown alone", async (visit) => {
  const page = await visit(`${race}&selected=1`);
  const racers = (wanted, selected) =>
    until(`the racers are ${wanted}`, async () => {
      return (await linkKey(page, "racers")) === wanted && (await linkKey(page, "selected")) === selected;
    });
  await page.mouse.click(...buttons.solo);
  await racers("gd,lr:0.1;adam,lr:0.1,show:off", "1");
  await page.mouse.click(...buttons.solo);
  await racers("gd,lr:0.1;adam,lr:0.1", "1");
  await page.mouse.click(...buttons.duplicate);
  await racers("gd,lr:0.1;gd,lr:0.1;adam,lr:0.1", "1");
  await page.evaluate((link) => ravine.load(link), `${race}&selected=1`);
  await racers("gd,lr:0.1;adam,lr:0.1", "1");
  await frames(page);
  await page.mouse.click(...buttons.down);
  await racers("adam,lr:0.1;gd,lr:0.1", "2");
  await page.keyboard.press("1");
  await racers("adam,lr:0.1;gd,lr:0.1", "1");
  await frames(page);
  await page.mouse.click(...buttons.up); // there is nothing above
  await frames(page);
  await racers("adam,lr:0.1;gd,lr:0.1", "1");
  await page.mouse.click(...buttons.down);
  await racers("gd,lr:0.1;adam,lr:0.1", "2");
});

pageTest("three rates take the place of one, and undo brings it back", async (visit) => {
  const page = await visit(race);
  await page.mouse.click(...compare);
  const rates = "gd,lr:0.1;adam,lr:0.033;adam,lr:0.1;adam,lr:0.3"; // of the last one
  await until("there are four", async () => (await linkKey(page, "racers")) === rates);
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  await until("there are two", async () => (await linkKey(page, "racers")) === "gd,lr:0.1;adam,lr:0.1");
  await frames(page);
  await page.mouse.click(...compareFive);
  const five = "gd,lr:0.1;adam,lr:0.01;adam,lr:0.033;adam,lr:0.1;adam,lr:0.3;adam,lr:1";
  await until("there are six", async () => (await linkKey(page, "racers")) === five);
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  await until("there are two again", async () => (await linkKey(page, "racers")) === "gd,lr:0.1;adam,lr:0.1");
  await frames(page);
  await page.mouse.click(...name);
  await until("the first is looked at", async () => (await linkKey(page, "selected")) === "1");
});

pageTest("on a phone the link is copied, a quantity tapped and a speed chosen", async (visit) => {
  const page = await visit(`${race}&at=10&tab=share`, { viewport: phone });
  await allowClipboard(page);
  const address = await page.evaluate(() => `${location.href.split("#")[0]}#${ravine.link()}`);
  await page.touchscreen.tap(190, 792);
  await until("it is in the clipboard", async () => (await page.evaluate(() => navigator.clipboard.readText())) === address);

  await page.evaluate((link) => ravine.load(link), `${race}&at=10&tab=step&selected=2`);
  const sheet = { x: 0, y: 620, width: 390, height: 220 };
  const shot = async () => {
    await frames(page);
    return page.screenshot({ encoding: "base64", clip: sheet });
  };
  const before = await shot();
  await page.touchscreen.tap(20, 735); // somewhere near the first quantity
  assert.notEqual(await shot(), before, "what it means is told");

  await page.evaluate((link) => ravine.load(link), race.replace("steps=50", "steps=2000"));
  await frames(page);
  await page.touchscreen.tap(340, 508);
  await frames(page);
  await page.touchscreen.tap(250, 394); // 2000 steps a second
  await frames(page);
  await page.touchscreen.tap(155, 508);
  await until("it has run fast", async () => (await step(page)) > 300, 8000);
});

pageTest("a tab begins at its top, however far the one before was scrolled", async (visit) => {
  const page = await visit("#v=1&at=60&tab=view&paused=on", { viewport: phone });
  const contents = { x: 0, y: 620, width: 390, height: 220 }, share = [356, 597], view = [316, 597];
  const opened = async (tab) => {
    await page.touchscreen.tap(...tab);
    await frames(page, 20);
    return page.screenshot({ encoding: "base64", clip: contents });
  };
  const first = await opened(share);
  const top = await opened(view);
  await page.touchscreen.touchStart(20, 800);
  for (let y = 790; y >= 680; y -= 10) await page.touchscreen.touchMove(20, y);
  await page.touchscreen.touchEnd();
  await until("it is scrolled", async () => (await page.screenshot({ encoding: "base64", clip: contents })) !== top);
  assert.equal(await opened(share), first);
});
