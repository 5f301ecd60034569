// Of many racers one stands out: that whose row of the standings is under the mouse, or has the focus.
import assert from "node:assert/strict";
import { desktop, frames, linkKey, pageTest, until, useBrowser } from "./harness.mjs";

useBrowser();

const some = "#v=1&loss=himmelblau&racers=gd,lr:0.001;momentum,lr:0.001;adam&steps=60&at=60&paused=on";
const many = `${some.replace("adam", "gd,lr:0.001;".repeat(27) + "adam")}`;
const picture = { x: 320, y: 20, width: 640, height: 680 }, chart = { x: 990, y: 560, width: 280, height: 150 };

/** A part of the screen once nothing moves any more. */
async function still(page, clip) {
  for (let last; ;) {
    await frames(page, 15);
    const shown = await page.screenshot({ encoding: "base64", clip });
    if (shown === last) return shown;
    last = shown;
  }
}

for (const [name, race] of Object.entries({ three: some, "29": many })) {
  pageTest(`the mouse over a row dims the others of ${name} racers`, async (visit) => {
    const page = await visit(race, { viewport: { ...desktop, deviceScaleFactor: 1 } });
    await page.mouse.move(640, 790);
    const [all, lines] = [await still(page, picture), await still(page, chart)];
    await page.mouse.move(1100, 90); // the first row
    assert.notEqual(await still(page, picture), all);
    assert.notEqual(await still(page, chart), lines);
    assert.equal(await linkKey(page, "selected"), undefined);
    await page.mouse.move(640, 790);
    assert.equal(await still(page, picture), all);
  });
}

pageTest("a row of the page's standings that has the focus does the same, and Enter selects it", async (visit) => {
  const page = await visit(some, { viewport: { ...desktop, deviceScaleFactor: 1 } });
  await page.focus("#standings button:first-child");
  const clip = { x: 700, y: 40, width: 260, height: 640 };
  const dimmed = await still(page, clip);
  await page.focus("[data-act=play]");
  assert.notEqual(await still(page, clip), dimmed);
  await page.focus("#standings button:first-child");
  await page.keyboard.press("Enter");
  await until("it is selected", async () => (await linkKey(page, "selected")) !== undefined);
});
