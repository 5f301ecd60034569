// The help: it can be moved to its end, leads to the licences, and closes.
import assert from "node:assert/strict";
import { frames, pageTest, phone, small, until, useBrowser } from "./harness.mjs";
import { countColours } from "./pixels.mjs";

useBrowser();

/** The page that a press opens, once its text is there. */
async function opened(page, press) {
  const popup = new Promise((resolve) => page.once("popup", resolve));
  await press();
  const licences = await popup;
  await until("the text is there", () => licences.evaluate(() => /^Ravine\n=+\n/.test(document.body?.innerText ?? "")));
  return licences.url();
}

pageTest("the help leads to the licences", async (visit) => {
  const page = await visit("", { viewport: small });
  await page.mouse.click(245, 41);
  await frames(page);
  await page.mouse.move(450, 400);
  await page.mouse.wheel({ deltaY: 4000 });
  await frames(page, 40);
  assert.match(await opened(page, () => page.mouse.click(260, 568)), /\/licences\.txt$/);
});

pageTest("on a phone a finger moves the help, to its end", async (visit) => {
  const page = await visit("#v=1&tab=share", { viewport: phone });
  await page.touchscreen.tap(195, 645);
  await frames(page);
  for (let drag = 0; drag < 4; ++drag) {
    await page.touchscreen.touchStart(195, 600);
    for (let y = 560; y >= 200; y -= 40) {
      await page.touchscreen.touchMove(195, y);
      await frames(page, 2);
    }
    await page.touchscreen.touchEnd();
    await frames(page, 4);
  }
  assert.match(await opened(page, () => page.touchscreen.tap(100, 711)), /\/licences\.txt$/);
});

pageTest("Esc closes the help", async (visit) => {
  const page = await visit("", { viewport: small });
  await page.mouse.click(245, 41);
  await frames(page);
  const colours = await countColours(page, { x: 310, y: 150, width: 280, height: 300 });
  await page.keyboard.press("Escape");
  await frames(page);
  assert.ok((await countColours(page, { x: 310, y: 150, width: 280, height: 300 })) > 2 * colours);
  assert.equal(await page.evaluate(() => document.activeElement.id), "canvas");
});
