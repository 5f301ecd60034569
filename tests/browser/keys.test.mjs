// Keys of layouts that have no Latin letters, or have them elsewhere.
import assert from "node:assert/strict";
import { linkKey, pageTest, pause, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50";
const centre = { x: 450, y: 290 }; // of the surface

/** Presses a key of a layout where it types that, as browsers tell of it: with the old code of the Latin key, or with none. */
async function pressKey(page, key, code, { control = false, keyCode = 0 } = {}) {
  const session = await page.createCDPSession();
  const modifiers = control ? 2 : 0;
  const event = { key, code, modifiers, windowsVirtualKeyCode: keyCode, ...(control ? {} : { text: key }) };
  if (control) await page.keyboard.down("Control");
  await session.send("Input.dispatchKeyEvent", { type: "keyDown", ...event });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...event, text: undefined });
  if (control) await page.keyboard.up("Control");
}

for (const [layout, z, y, m, n] of [
  ["Russian", "я", "н", "ь", "т"],
  ["Greek", "ζ", "υ", "μ", "ν"],
]) {
  for (const known of [true, false]) {
    const where = known ? "" : " where the browser knows no Latin key";
    pageTest(`simplify#793: shortcuts work in ${layout}${where}`, async (visit) => {
      const page = await visit(race);
      const code = (letter) => (known ? letter.charCodeAt(0) : 0);
      await pressKey(page, m, "KeyM", { keyCode: code("M") });
      await until("the map is shown", async () => (await linkKey(page, "mode")) === "2d");
      await pressKey(page, m, "KeyM", { keyCode: code("M") });
      await until("the relief is shown", async () => (await linkKey(page, "mode")) === undefined);
      await page.mouse.click(centre.x, centre.y);
      await until("the start is another", async () => (await linkKey(page, "start")) !== "1.5,0.001");
      const clicked = await linkKey(page, "start");
      await pressKey(page, z, "KeyZ", { control: true, keyCode: code("Z") });
      await until("that is undone", async () => (await linkKey(page, "start")) === "1.5,0.001");
      await pressKey(page, y, "KeyY", { control: true, keyCode: code("Y") });
      await until("and done again", async () => (await linkKey(page, "start")) === clicked);
      await pressKey(page, n, "KeyN", { keyCode: code("N") });
      await pause(300);
      assert.equal(await linkKey(page, "start"), clicked);
    });
  }
}

pageTest("imgui#7672: all of a formula is selected, cut and undone in Russian", async (visit) => {
  const page = await visit(race);
  await page.mouse.click(150, 128); // the formula
  await pause(300);
  await pressKey(page, "ф", "KeyA", { control: true, keyCode: 65 });
  await page.keyboard.type("x*y", { delay: 60 });
  await until("all of it is replaced", async () => (await linkKey(page, "loss")) === "x*y");
  await pressKey(page, "ф", "KeyA", { control: true });
  await pressKey(page, "ч", "KeyX", { control: true });
  await page.keyboard.type("x/y", { delay: 60 });
  await until("all of it is replaced again", async () => (await linkKey(page, "loss")) === "x/y");
});

pageTest("simplify#793: where the layout has the letter it is that one's key", async (visit) => {
  const page = await visit(race);
  await page.mouse.click(centre.x, centre.y);
  await until("the start is another", async () => (await linkKey(page, "start")) !== "1.5,0.001");
  const clicked = await linkKey(page, "start");
  await pressKey(page, "w", "KeyZ", { control: true, keyCode: 87 }); // French
  await pressKey(page, ";", "KeyZ", { control: true, keyCode: 186 }); // Dvorak
  await pause(300);
  assert.equal(await linkKey(page, "start"), clicked);
  await pressKey(page, "z", "KeyW", { control: true, keyCode: 90 });
  await until("that is undone", async () => (await linkKey(page, "start")) === "1.5,0.001");
});
