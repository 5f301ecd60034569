// Lessons on the windows that they are read in: what is marked, said, kept and brought into sight.
import assert from "node:assert/strict";
import { coarse, frames, link, linkKey, pageTest, phone, small, standings, until, useBrowser } from "./harness.mjs";
import { testLessons } from "./lessons.mjs";
import { shareOf } from "./pixels.mjs";

useBrowser();
testLessons();

const card = "#v=1&lesson=learning_rate.small"; // "about a fifth" is right
const told = async (page) => (await standings(page)).lesson;

/** Answers the card by keys and lets its race run to the end. */
async function answer(page, key) {
  await page.focus("#canvas");
  for (const each of [key, "Enter"]) {
    await page.keyboard.press(each);
    await frames(page);
  }
  await until("it runs", async () => (await standings(page)).playing);
  await page.evaluate(() => ravine.seek(60));
  await until("it is answered", async () => /You were/.test(await told(page)));
}

const part = ([x, y, width, height]) => ({ x, y, width, height });
const share = (page, place, looks) => shareOf(page, part(place), looks);
const isRed = (r, g, b) => r > 150 && r > 1.5 * g && r > 1.5 * b;
const isText = (r, g, b) => Math.min(r, g, b) > 150;
const isBlue = (r, g, b) => b > 150 && b > 1.4 * r && b > 1.1 * g;

pageTest("a wrong answer is told, read out, and marked beside the right one", async (visit) => {
  const page = await visit(card, { viewport: small });
  const right = [26, 220, 111, 28], wrong = [141, 220, 100, 28];
  assert.equal(await share(page, wrong, isRed), 0, "nothing is wrong yet");
  await answer(page, "2");
  await until("it is read out", () =>
    page.$eval("#narration", (region) => /You were wrong: not about half, but about a fifth\. It is still/.test(region.textContent)),
  );
  const panel = [16, 60, 280, 450];
  await until("a sentence and a mark are red", async () => (await share(page, panel, isRed)) > 0.002);
  const marks = async () => [await share(page, right, isBlue), await share(page, wrong, isRed)];
  const [blue, red] = await marks();
  assert.ok(blue > 0.02 && red > 0.02, `the right one is marked ${blue}, the wrong one ${red}`);
  assert.equal(await share(page, right, isRed), 0);
});

pageTest("a right answer is told and read out, and nothing is marked as wrong", async (visit) => {
  const page = await visit(card, { viewport: small });
  await answer(page, "1");
  assert.match(await told(page), /You were right: about a fifth\. It is still/);
  await until("it is read out", () =>
    page.$eval("#narration", (region) => /You were right: about a fifth\./.test(region.textContent)),
  );
  assert.equal(await share(page, [16, 60, 280, 450], isRed), 0);
});

for (const [name, viewport, panel] of [
  ["a phone", phone, [1, 620, 388, 220]],
  ["a phone that lies", { ...phone, width: 844, height: 390 }, [476, 40, 366, 348]],
]) {
  pageTest(`"Let it run" comes into sight with a choice: ${name}`, async (visit) => {
    const page = await visit(card, { viewport });
    const isMain = (r, g, b) => b > 180 && r < 80 && g > 90 && g < 150; // the ground of a main button
    assert.ok((await share(page, panel, isMain)) < 0.02, "without a choice nothing runs");
    await page.focus("#canvas");
    await page.keyboard.press("2");
    await until("the button is seen", async () => (await share(page, panel, isMain)) > 0.06);
    await frames(page);
    assert.ok((await share(page, panel, isMain)) > 0.06, "and stays");
  });
}

pageTest("Next says which question it has left, until the next card", async (visit) => {
  const page = await visit(card, { viewport: small });
  await page.mouse.click(226, 337); // "Skip question"
  await until("another card is open", async () => (await linkKey(page, "lesson")) === "learning_rate.overshoot");
  assert.match(await told(page), /^Skipped: How much of its way has the slowest ball made after 60 steps\? The learning rate, card 3/);
  await page.focus("#canvas");
  await page.keyboard.press("b");
  await until("the question is there again", async () => /^The learning rate, card 2/.test(await told(page)));
});

pageTest("a touch that is over highlights no answer", async (visit) => {
  const page = await visit("#v=1&lesson=learning_rate.step", { viewport: phone });
  const place = [180, 792]; // of the second answer of the next card
  const clip = { x: 14, y: 774, width: 360, height: 37 };
  const answers = async () => (await page.screenshot({ encoding: "base64", clip })).toString();
  const turn = async (key, to) => {
    await page.focus("#canvas");
    await page.keyboard.press(key);
    await until(`${to} is open`, async () => (await linkKey(page, "lesson")) === `learning_rate.${to}`);
    await frames(page);
  };
  await turn("n", "small");
  const untouched = await answers();
  await turn("b", "step");
  await page.touchscreen.tap(...place);
  await frames(page);
  await page.evaluate((link) => ravine.load(link), card);
  await frames(page, 20);
  assert.equal(await answers(), untouched);
});

pageTest("answers and the last race are kept, and an address without a race offers to go on", async (visit) => {
  const page = await visit(card);
  const bare = page.url().split("#")[0];
  await answer(page, "2");
  const again = async (address) => {
    await page.goto("about:blank");
    await page.goto(address, { waitUntil: "domcontentloaded" });
    await page.waitForFunction(() => document.getElementById("splash")?.dataset.state === "gone");
    await page.evaluate(() => ravine.ready);
  };
  await page.evaluate(() => ravine.load("#v=1&loss=bowl&racers=lion&steps=33"));
  await until("the race is kept", () => page.evaluate(() => /racers=lion/.test(localStorage.getItem("ravine.race"))));
  await again(bare);
  const offer = () => page.evaluate(() => document.getElementById("notices").textContent);
  await until("it is offered", async () => /This device has kept your last race\./.test(await offer()));
  assert.equal(await link(page), "v=1", "nothing is done unasked");
  await page.click("#notices button.main");
  await until("the race is back", async () => (await link(page)) === "v=1&loss=bowl&racers=lion&steps=33");
  await until("the offer is gone", async () => (await offer()) === "");
  await page.goto("about:blank");
  await again(bare + card);
  await until("the answer is known", async () => /You were wrong: not about half/.test(await told(page)));
  assert.doesNotMatch(await offer(), /last race/, "a link is what was asked for");
});

pageTest("a lesson in a frame has its text and its question, and is answered there", async (visit) => {
  const page = await visit(`${card}&embed=1`, { viewport: { width: 640, height: 400 } });
  await until("there is a poster", () => page.evaluate(() => !document.getElementById("poster").hidden));
  await page.mouse.click(200, 200);
  await until("the card is there", () => page.evaluate(() => document.getElementById("poster").hidden));
  await until("its words are drawn", async () => (await share(page, [384, 60, 236, 60], isText)) > 0.02);
  assert.match(await told(page), /The slowest never takes a wrong direction\. How much of its way .* 1: about a fifth\./);
  await page.mouse.click(440, 202); // "about a fifth"
  await frames(page);
  await page.mouse.click(500, 288); // "Let it run"
  await until("it runs", async () => (await standings(page)).playing);
  await page.evaluate(() => ravine.seek(60));
  await until("it is answered", async () => /You were right: about a fifth\./.test(await told(page)));
});
