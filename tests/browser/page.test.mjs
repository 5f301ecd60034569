// Ravine as a guest in the browser: focus, the browser's own keys, screen readers, preferences.
import assert from "node:assert/strict";
import { link, pageTest, standings, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50";
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);

pageTest("keys work at once, a click gives them back, Escape and Tab leave", async (visit) => {
  const page = await visit(race);
  assert.equal(await focused(page), "canvas");
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "BODY");
  await page.keyboard.press("ArrowRight");
  assert.equal((await standings(page)).step, 0);
  await page.mouse.move(450, 290);
  await page.mouse.down();
  await page.mouse.up();
  assert.equal(await focused(page), "canvas");
  await page.keyboard.press("Tab");
  assert.notEqual(await focused(page), "canvas");
});

pageTest("the browser's own keys are not forbidden", async (visit) => {
  const page = await visit(race);
  await page.evaluate(() => {
    window.forbidden = [];
    window.addEventListener("keydown", (event) => (event.preventDefault = () => window.forbidden.push(event.key)), {
      capture: true,
    });
  });
  for (const key of ["F1", "F5", "F11", "F12", "Tab", "Escape"]) {
    await page.focus("#canvas");
    await page.evaluate(
      (name) =>
        document.activeElement.dispatchEvent(
          new KeyboardEvent("keydown", { key: name, code: name, bubbles: true, cancelable: true }),
        ),
      key,
    );
  }
  for (const letter of ["l", "r", "t", "w", "n", "p", "f", "d", "c", "v", "x", "="]) {
    await page.focus("#canvas");
    await page.evaluate(
      (name) =>
        document.activeElement.dispatchEvent(
          new KeyboardEvent("keydown", {
            key: name,
            code: `Key${name.toUpperCase()}`,
            ctrlKey: true,
            bubbles: true,
            cancelable: true,
          }),
        ),
      letter,
    );
  }
  assert.deepEqual(await page.evaluate(() => window.forbidden), []);
});

pageTest("inputs of the page get their keys", async (visit) => {
  const page = await visit(race);
  await page.evaluate(() => {
    const input = document.createElement("input");
    document.body.append(input);
    input.style.position = "fixed";
    input.focus();
  });
  await page.keyboard.type("a b");
  await page.keyboard.press("Backspace");
  assert.equal(await page.evaluate(() => document.activeElement.value), "a ");
  assert.equal((await standings(page)).playing, false);
});

pageTest("a screen reader is told how the race stands", async (visit) => {
  const page = await visit(race);
  await page.evaluate(() => ravine.seek(30));
  const told = () => page.evaluate(() => document.getElementById("narration").textContent);
  await until("step 30 is told", async () => (await told()).startsWith("Step 30 of 50."));
  assert.match(await told(), /leads, loss −?[\d.]+/u);
});

pageTest("a screen reader is told seldom while the race plays", async (visit) => {
  const page = await visit("#v=1&loss=x^2+y^2&racers=gd,lr:0.01&steps=2000");
  await page.evaluate(() => {
    window.told = 0;
    new MutationObserver(() => ++window.told).observe(document.getElementById("narration"), {
      childList: true,
      characterData: true,
      subtree: true,
    });
    ravine.play();
  });
  await until("30 steps are shown", async () => (await standings(page)).step >= 30);
  assert.ok((await page.evaluate(() => window.told)) <= 2);
});

pageTest("listeners hear of steps, of playing and of changes", async (visit) => {
  const page = await visit(race);
  await page.evaluate(() => {
    window.heard = [];
    for (const event of ["step", "state", "link"]) ravine.on(event, (detail) => window.heard.push([event, detail]));
    ravine.step(1);
    ravine.play();
  });
  const heard = () => page.evaluate(() => window.heard);
  await until("a step is heard of", async () =>
    (await heard()).some(([event, { step }]) => event === "step" && step >= 1),
  );
  await until("playing is heard of", async () =>
    (await heard()).some(([event, { playing }]) => event === "state" && playing === true),
  );
  await page.evaluate(() => ravine.load("loss=x^2+3*y^2"));
  const shown = await link(page);
  await until("the change is heard of", async () =>
    (await heard()).some(([event, detail]) => event === "link" && detail.link === shown),
  );
});

pageTest("a race that is opened plays, but not for who prefers less motion", async (visit) => {
  const lively = await visit(race, { motion: "no-preference" });
  await until("the race moves", async () => (await standings(lively)).step > 0);
  const calm = await visit(race, { motion: "reduce" });
  assert.equal((await standings(calm)).playing, false);
  assert.equal((await standings(calm)).step, 0);
});
