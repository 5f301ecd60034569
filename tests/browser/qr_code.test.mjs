// The QR code of the link in the Share panel, read from the pixels as a camera would read it.
import assert from "node:assert/strict";
import jsQR from "jsqr";
import { allowClipboard } from "./clipboard.mjs";
import { desktop, frames, pageTest, phone, small, standings, until, useBrowser } from "./harness.mjs";
import { installProbe, picture } from "./pixels.mjs";

useBrowser();

const race =
  "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1*0.97^t,beta1:0.8;momentum,lr:0.01,mu:0.95&steps=300&at=40&tab=share";

/** Where to press, from the top right corner of the window: the panel is there. */
const fromRight = ({ width }, x, y) => [width - x, y];
const copyLink = (viewport) => fromRight(viewport, 160, 167);
const qrCode = (viewport) => fromRight(viewport, 60, 167);
const startPaused = (viewport, code) => fromRight(viewport, 281, 225 + code);

/** The link in the clipboard after a press on the panel's button: it is the one that the panel shows. */
async function linkShown(page, place) {
  await allowClipboard(page);
  await page.mouse.click(...place);
  await frames(page);
  return until("the link is copied", () => page.evaluate(() => navigator.clipboard.readText()));
}

/** @returns {Promise<{text: string, side: number, module: number}|null>} what is read, and the code's measures in pixels */
async function scan(page) {
  await frames(page, 4);
  const { width, height, data } = await picture(page);
  const found = jsQR(data, width, height);
  if (!found?.data) return null; // a plain area reads as a code of nothing
  const { topLeftCorner: corner, topRightCorner: other } = found.location;
  const modules = 17 + 4 * found.version;
  const [left, top, side] = [corner.x, corner.y, other.x - corner.x].map(Math.round);
  checkPixels({ width, data }, left, top, side, side / modules);
  return { text: found.data, side, module: side / modules };
}

/** All modules are of one whole number of pixels, black or white, and four more on every side are white. */
function checkPixels({ width, data }, left, top, side, module) {
  assert.equal(module, Math.round(module));
  const [black, white] = [0xff000000, 0xffffffff];
  const pixels = new Uint32Array(data.buffer);
  const pixel = (x, y) => pixels[y * width + x];
  for (let y = -4 * module; y < side + 4 * module; ++y) {
    for (let x = -4 * module; x < side + 4 * module; ++x) {
      const colour = pixel(left + x, top + y);
      const inside = Math.min(x, y) >= 0 && Math.max(x, y) < side;
      const expected = inside ? pixel(left + x - (x % module), top + y - (y % module)) : white;
      const good = colour === expected && (colour === black || colour === white);
      if (!good) assert.fail(`${colour.toString(16)} at ${x}, ${y} of a code of ${side} pixels, ${module} a module`);
    }
  }
}

for (const theme of ["dark", "light"]) {
  pageTest(`a camera reads the link that the panel shows, in the ${theme} theme`, async (visit) => {
    const page = await visit(`${race}&theme=${theme}`, { viewport: small, prepare: installProbe });
    assert.equal(await scan(page), null);
    await page.mouse.click(...qrCode(small));
    const { text, side } = await scan(page);
    assert.equal(text, await linkShown(page, copyLink(small)));
    assert.match(text, /^http:\/\/127\.0\.0\.1:\d+\/#v=1&loss=x\^2-y\^2&.*&at=40/);
    await page.evaluate(() => ravine.seek(41));
    assert.match((await scan(page)).text, /&at=41/);
    assert.ok(side > 150);
    await page.mouse.click(...qrCode(small));
    assert.equal(await scan(page), null);
  });
}

pageTest("the code is of what the link shall do to who opens it", async (visit) => {
  const page = await visit(race, { viewport: desktop, prepare: installProbe });
  await page.mouse.click(...startPaused(desktop, 0));
  await frames(page);
  await page.mouse.click(...qrCode(desktop));
  const { text } = await scan(page);
  assert.match(text, /&paused=on/);
  assert.equal(text, await linkShown(page, copyLink(desktop)));
});

/** Waits until the code that is seen is so many pixels wide. */
const scanned = (page, what, wide) =>
  until(what, async () => {
    const code = await scan(page);
    return code && wide(code.side) && code;
  });

pageTest("a press enlarges the code over everything, and Esc or a press closes it", async (visit) => {
  const page = await visit(race, { viewport: desktop, prepare: installProbe });
  await page.mouse.click(...qrCode(desktop));
  const { text, side } = await scan(page);
  for (const close of [() => page.keyboard.press("Escape"), () => page.mouse.click(200, 400)]) {
    await page.mouse.move(600, 300);
    await page.mouse.click(desktop.width - 160, 330);
    const large = await scanned(page, "it is enlarged", (now) => now > 2.5 * side);
    assert.equal(large.text, text);
    assert.ok(large.module >= 6, `${large.module} pixels a module`);
    await page.evaluate(() => ravine.step(1));
    assert.equal((await scan(page)).text, text, "it stays while it is scanned");
    await page.evaluate(() => ravine.step(-1));
    await close();
    await scanned(page, "it is closed", (now) => now === side);
  }
  assert.equal((await standings(page)).step, 40);
});

pageTest("on a phone, where the panel is too low for it, the code is large at once", async (visit) => {
  const page = await visit(race, { viewport: phone, prepare: installProbe });
  await page.touchscreen.tap(333, 792);
  const { text } = await scanned(page, "it is seen", (now) => now > 600);
  assert.equal(text, `${page.url().split("#")[0]}#${await page.evaluate(() => ravine.link())}`);
  await page.touchscreen.tap(195, 100);
  await until("it is closed", async () => (await scan(page)) === null);
});

pageTest("a link that is too long has no code, and the panel goes on", async (visit) => {
  const long = Array.from({ length: 200 }, (_, i) => `${i},${Math.sin(i)}`).join(";");
  const page = await visit(`#v=1&loss=mean((v-x-y*u)^2)&data=${long}&tab=share`, { viewport: small, prepare: installProbe });
  assert.ok((await page.evaluate(() => ravine.link())).length > 2953);
  await page.mouse.click(...qrCode(small));
  assert.equal(await scan(page), null);
  assert.ok((await linkShown(page, copyLink(small))).length > 2953);
});
