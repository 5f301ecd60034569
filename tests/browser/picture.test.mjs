// What one sees.
import assert from "node:assert/strict";
import { countColours, desktop, pageTest, phone, useBrowser } from "./harness.mjs";

useBrowser();

for (const [name, viewport] of [
  ["a desktop window", desktop],
  ["a phone", phone],
]) {
  pageTest(`on ${name} the context is alive and the picture varied`, async (visit) => {
    const page = await visit("", { viewport });
    const canvas = await page.evaluate(() => {
      const element = document.getElementById("canvas");
      const { width, height } = element.getBoundingClientRect();
      const gl = element.getContext("webgl2");
      return {
        lost: gl.isContextLost(),
        error: gl.getError(),
        css: [width, height],
        pixels: [element.width, element.height],
      };
    });
    const ratio = viewport.deviceScaleFactor ?? 1;
    assert.deepEqual(canvas, {
      lost: false,
      error: 0,
      css: [viewport.width, viewport.height],
      pixels: [viewport.width * ratio, viewport.height * ratio],
    });
    const colours = await countColours(page);
    assert.ok(colours > 1000, `${colours} colours`);
  });
}

pageTest("the picture follows the size of the window", async (visit) => {
  const page = await visit();
  await page.setViewport({ width: 900, height: 700, deviceScaleFactor: 1.5 });
  await page.waitForFunction(() => {
    const { width, height } = document.getElementById("canvas");
    return width === 1350 && height === 1050;
  });
  const corner = { x: 600, y: 400, width: 300, height: 300 };
  assert.ok((await countColours(page, corner)) > 50);
});
