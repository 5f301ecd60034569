// What a link does to who opens it, chosen in the Share tab by mouse: start paused, hide the controls, lock the race, and a
// frame for a page. Places are those of a window of 900 x 600.
import assert from "node:assert/strict";
import { allowClipboard } from "./clipboard.mjs";
import { frames, link, linkKey, pageTest, pause, small, standings, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=5000";
const boxes = { paused: [619, 225], controls: [619, 260], lock: [619, 295], embed: [619, 330] };
const copy = [690, 167], copyCode = [838, 330];
const controlsButton = [869, 569]; // where all else is hidden
const makeItMyOwn = [157, 113];
const eye = [277, 272]; // of the first racer

/** Copies the link with some boxes ticked. @returns {Promise<string>} its fragment */
async function copied(visit, ...ticked) {
  const page = await visit(`${race}&tab=share`);
  await allowClipboard(page);
  await page.evaluate(() => navigator.clipboard.writeText("")); // all pages share it
  const before = await link(page);
  for (const box of ticked) {
    await page.mouse.click(...boxes[box]);
    await frames(page);
  }
  await page.mouse.click(...copy);
  const text = await until("the link is copied", () => page.evaluate(() => navigator.clipboard.readText().catch(() => "")));
  assert.equal(await link(page), before, "who shares goes on undisturbed");
  const fragment = new URL(text).hash;
  assert.doesNotMatch(fragment, /tab=/, "the tab to copy from is nothing to share");
  return fragment;
}

async function shot(page) {
  await page.mouse.move(450, 20);
  await frames(page);
  return page.screenshot({ encoding: "base64" });
}

pageTest("a link that starts paused waits for who opens it", async (visit) => {
  const fragment = await copied(visit, "paused");
  assert.match(fragment, /&paused=on/);
  const step = async (opened) => {
    const page = await visit(opened, { motion: "no-preference" });
    await pause(500);
    return (await standings(page)).step;
  };
  assert.equal(await step(fragment), 0);
  assert.ok((await step(race)) > 0, "others play at once");
});

pageTest("a link without controls shows the race alone, and a button brings them", async (visit) => {
  const page = await visit(await copied(visit, "controls"), { viewport: small });
  assert.equal(await linkKey(page, "controls"), "off");
  const thereAndBack = async () => {
    await page.keyboard.press("ArrowRight");
    await until("keys still work", async () => (await standings(page)).step === 1);
    await page.keyboard.press("ArrowLeft");
    await until("the race is back at its start", async () => (await standings(page)).step === 0);
  };
  await thereAndBack(); // names stay at the side of their balls where they have found room
  const bare = await shot(page);
  await thereAndBack();
  assert.ok((await shot(page)) === bare, "there is nothing that the step would change beside the balls");
  await page.mouse.click(...controlsButton);
  await until("the controls are there", async () => (await linkKey(page, "controls")) === undefined);
  assert.ok((await shot(page)) !== bare, "and are seen");
});

pageTest("a locked race stays as it is for mouse, keys and the page's own controls, until it is made one's own", async (visit) => {
  const page = await visit(await copied(visit, "lock"));
  const racers = await linkKey(page, "racers");
  await page.mouse.click(eye[0], eye[1] + 75); // below what tells of the lock
  await page.mouse.click(450, 290); // a start elsewhere
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  await frames(page);
  assert.equal(await linkKey(page, "racers"), racers);
  assert.equal(await linkKey(page, "start"), "1.5,0.001");
  await page.evaluate(() => {
    const formula = document.getElementById("formula");
    formula.value = "x^2";
    formula.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await frames(page);
  assert.equal(await linkKey(page, "loss"), "x^2-y^2");
  await page.keyboard.press("Space");
  await until("it plays", async () => (await standings(page)).step > 2);
  await page.keyboard.press("Space");

  await page.mouse.click(...makeItMyOwn);
  await until("it is unlocked", async () => (await linkKey(page, "lock")) === undefined);
  await frames(page);
  await page.mouse.click(...eye);
  await until("a racer is hidden", async () => (await linkKey(page, "racers")) !== racers);
});

pageTest("a link for a frame is a poster, which a click runs", async (visit) => {
  const fragment = await copied(visit, "embed");
  assert.match(fragment, /&embed=1/);
  const page = await visit(fragment, { running: false });
  await page.waitForSelector("#poster", { visible: true });
});

pageTest("the code of a frame is copied by a click, with the race and what was chosen for the link", async (visit) => {
  const page = await visit(`${race}&tab=share`);
  await allowClipboard(page);
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await page.mouse.click(...boxes.lock);
  await frames(page);
  await page.mouse.click(...copyCode);
  const code = await until("the code is copied", () => page.evaluate(() => navigator.clipboard.readText().catch(() => "")));
  assert.match(code, /^<iframe .*embed=1/);
  const source = await page.evaluate((text) => {
    const holder = new DOMParser().parseFromString(text, "text/html");
    return holder.body.children.length === 1 && holder.querySelector("iframe").getAttribute("src");
  }, code);
  const { hash } = new URL(source);
  assert.match(hash, /loss=x\^2-y\^2&.*lock=on/);
  assert.doesNotMatch(hash, /tab=/);
  const framed = await visit(hash, { running: false });
  await framed.waitForSelector("#poster", { visible: true });
});
