// Lessons in the page of any browser: by keys from the list to an answer, and back to one's own race.
import assert from "node:assert/strict";
import { frames, link, linkKey, pageTest, standings, until } from "./harness.mjs";

export function testLessons() {
  pageTest("a question is answered by its race, by keys alone, and one's own race comes back", async (visit) => {
    const page = await visit("#v=1&loss=bowl&racers=lion&steps=33&at=3");
    const press = async (key) => {
      await page.keyboard.press(key);
      await frames(page);
    };
    const lesson = () => linkKey(page, "lesson");
    await page.focus("#canvas");
    await press("n"); // the list
    await press("n"); // its first lesson
    await until("a card is open", async () => (await lesson()) === "learning_rate.step");
    await press("n");
    assert.equal(await link(page), "v=1&lesson=learning_rate.small");
    assert.equal((await standings(page)).step, 0, "a question waits");
    assert.match((await standings(page)).lesson, /after 60 steps\? 1: about a fifth\. 2: about half\./);
    await press("1");
    await press("Enter");
    await until("it runs", async () => (await standings(page)).playing);
    await page.evaluate(() => ravine.seek(60));
    await frames(page);
    assert.match((await standings(page)).lesson, /It is still 1\.57 from the bottom/);
    await press("Enter");
    assert.equal(await lesson(), "learning_rate.overshoot");
    await press("b");
    assert.equal(await lesson(), "learning_rate.small");
    const undo = async () => {
      await page.keyboard.down("Control");
      await press("z");
      await page.keyboard.up("Control");
    };
    for (let i = 0; i < 4; ++i) await undo();
    await until("all is undone", async () => (await linkKey(page, "racers")) === "lion");
    assert.deepEqual([await linkKey(page, "loss"), await linkKey(page, "steps")], ["bowl", "33"]);
  });

  pageTest("a rule that a card asks for is typed, and told to be right", async (visit) => {
    const page = await visit("#v=1&lesson=own_momentum.write");
    const told = async () => (await standings(page)).lesson;
    await until("it is told to be another", async () => /On the bowl, your rule is at .* after step 2/.test(await told()));
    await page.focus("#rules textarea");
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    await page.keyboard.type("v = mu*v + g; x = x - lr*v");
    await until("it is told to be right", async () => /Right, on the bowl, the ravine, the saddle/.test(await told()));
  });

  pageTest("a lesson's link opens its card, and a change of it stays in the link", async (visit) => {
    const page = await visit("#v=1&lesson=newton&steps=12");
    await until("the link is whole", async () => (await link(page)) === "v=1&lesson=newton.quadratic&steps=12");
    assert.match((await standings(page)).lesson, /^Newton’s step, card 1 of 3: One step\. /);
  });

  pageTest("a lesson that is not there is told", async (visit) => {
    const page = await visit("#v=1&lesson=alchemy");
    await until("it is told", async () => /there is no lesson .alchemy./.test(await page.evaluate(() => document.body.innerText)));
  });
}
