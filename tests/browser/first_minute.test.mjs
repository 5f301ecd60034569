// The first minute of a stranger: the page explains itself, and by mouse and typing alone an optimizer and the formula are
// changed and a link is sent that shows another screen the same race. Places are those of a window of 1280 x 800.
import assert from "node:assert/strict";
import { allowClipboard } from "./clipboard.mjs";
import { coarse, desktop, frames, link, linkKey, pageTest, phone, standings, until, useBrowser } from "./harness.mjs";

useBrowser();

const welcome = { x: 330, y: 20, width: 600, height: 60 };
const gd = [75, 282], optimizer = [150, 352], formula = [157, 137], share = [1197, 41];
const rules = [1110, 41], newRule = [1050, 148];

async function shot(page, clip) {
  await frames(page);
  return page.screenshot({ encoding: "base64", clip });
}

pageTest("the race plays, says what is to be seen, and lets go of that at the first touch", async (visit) => {
  const page = await visit("", { viewport: desktop, motion: "no-preference" });
  await until("it plays", async () => (await standings(page)).step > 3);
  await page.keyboard.press("Space");
  const told = await shot(page, welcome);
  await page.mouse.click(...gd);
  await until("a racer is looked at", async () => (await linkKey(page, "selected")) === "1");
  assert.ok((await shot(page, welcome)) !== told, "the view is clear");
});

pageTest("an optimizer is changed, a formula typed and a link sent", async (visit) => {
  const page = await visit("", { viewport: coarse(desktop) });
  await allowClipboard(page);
  await page.mouse.click(...gd);
  await frames(page);
  await page.mouse.click(...optimizer);
  await frames(page);
  await page.keyboard.type("nadam", { delay: 60 });
  await page.keyboard.press("Enter");
  await until("it races", async () => /^nadam/.test(await linkKey(page, "racers")));

  await page.mouse.click(...formula);
  await frames(page);
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.type("sin(3x)+y^2", { delay: 60 });
  await until("it is raced", async () => (await linkKey(page, "loss")) === "sin(3x)+y^2");

  await page.mouse.click(640, 300); // on the surface: the start
  await page.keyboard.press("End");
  await until("the race has run", async () => (await standings(page)).step === 200);
  await page.mouse.click(...share);
  await frames(page);
  await page.mouse.click(1120, 175); // Copy the link
  const read = () => page.evaluate(() => navigator.clipboard.readText());
  const sent = await until("it is copied", async () => {
    const text = await read().catch(() => "");
    return text.includes("#v=1") && text;
  });

  const other = await visit(new URL(sent).hash, { viewport: coarse(phone) });
  assert.equal(await link(other), await link(page));
  assert.doesNotMatch(sent, /tab=/);
  assert.equal(await linkKey(other, "loss"), "sin(3x)+y^2");
  assert.match(await linkKey(other, "racers"), /^nadam/);
  assert.deepEqual((await standings(other)).racers, (await standings(page)).racers);
});

pageTest("a rule of one's own races after two clicks and two typed lines", async (visit) => {
  const page = await visit("", { viewport: coarse(desktop), motion: "no-preference" });
  const own = async () => (await standings(page)).racers.find(({ optimizer }) => optimizer === "own");
  await page.mouse.click(...rules);
  await frames(page);
  await page.mouse.click(...newRule);
  await until("it races", own);
  await frames(page); // nobody types before the field has come
  await page.keyboard.type("v = 0.9*v - 0.01*g\nx = x + v", { delay: 40 });
  await until("it is one's own", async () => decodeURIComponent(await linkKey(page, "define")) === "own{v=0.9*v-0.01*g;x=x+v}");
  await until("it moves", async () => {
    const { racers, step } = await standings(page);
    const ball = racers.find(({ optimizer }) => optimizer === "own");
    return step > 3 && Math.hypot(ball.x - 1.4, ball.y - 1.6) > 0.01;
  });
});
