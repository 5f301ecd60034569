// Explanations of what the mouse rests on: none at once, then one beside it, and none once the mouse has left or for a finger.
import assert from "node:assert/strict";
import { coarse, desktop, frames, pageTest, pause, phone, until, useBrowser } from "./harness.mjs";
import { shareOf, still } from "./pixels.mjs";

useBrowser();

const longer = 900; // milliseconds, than a mouse rests before it is told something
const map = "#v=1&loss=x^2%2B3y^2&x=-2,2&y=-2,2&start=1.5,1&racers=gd,lr:0.02&steps=50&at=10&mode=2d&paused=on&names=off&contours=off";
const isInk = (r, g, b) => r > 100 && g > 100 && b > 100;
const isPanel = (r, g, b) => Math.abs(r - 17) < 6 && Math.abs(g - 24) < 6 && Math.abs(b - 31) < 6;

/** Before the page loads: has the page look at a part of each frame that it draws, once it is told of which. */
const installEye = (page) => page.evaluateOnNewDocument(eye);

function eye() {
  const ask = window.requestAnimationFrame;
  let look = () => {};
  window.requestAnimationFrame = (act) =>
    ask.call(window, (time) => {
      act(time);
      look();
    });
  /** Notes when the mouse moved and when that part was first another than before it moved. */
  window.watch = ({ x, y, width, height }) => {
    const canvas = document.getElementById("canvas");
    const gl = canvas.getContext("webgl2"), ratio = canvas.width / canvas.clientWidth;
    const sides = [x, canvas.clientHeight - y - height, width, height].map((side) => Math.round(side * ratio));
    const pixels = new Uint8Array(4 * sides[2] * sides[3]);
    const seen = () => {
      gl.readPixels(...sides, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
      let sum = 0;
      for (const each of pixels) sum = (sum * 31 + each) | 0;
      return pixels.some((each, i) => i % 4 < 3 && each > 0) ? sum : null; // nothing was drawn in this frame
    };
    const noted = (window.noted = { plain: null, moved: null, changed: null, last: null });
    addEventListener("mousemove", () => (noted.moved ??= performance.now()), { capture: true, once: true });
    look = () => {
      const now = seen();
      if (now === null) return;
      noted.last = now;
      if (noted.moved === null) noted.plain = now;
      else if (now !== noted.plain) noted.changed ??= performance.now();
    };
  };
}

/** The middle of a ball or of a point of the domain, in whole CSS pixels. */
const ball = async (page) => {
  const [{ x, y }] = await page.evaluate(() => ravine.places());
  return [Math.round(x), Math.round(y)];
};
const star = async (page) => {
  const { x, y } = await page.evaluate(() => ravine.project(0, 0));
  return [Math.round(x), Math.round(y)];
};
const below = ([x, y], from = 22) => ({ x: x - 4, y: y + from, width: 60, height: 16 });

for (const [name, link, find, clipOf] of [
  ["a ball", map, ball, below],
  ["a star", map, star, below],
]) {
  pageTest(`${name} tells itself after a moment, beside it, and no longer when the mouse has left`, async (visit) => {
    const page = await visit(link, { viewport: coarse(desktop), prepare: installEye });
    await page.mouse.move(640, 30);
    await frames(page, 30);
    const place = await find(page);
    await still(page, clipOf(place));
    await page.evaluate((clip) => window.watch(clip), clipOf(place));
    await page.evaluate(() => ravine.seek(ravine.standings().step)); // has a frame drawn
    await until("it is seen without", () => page.evaluate(() => window.noted.plain !== null));
    await page.mouse.move(...place);
    const noted = await until("it is told", async () => {
      const now = await page.evaluate(() => window.noted);
      return now.changed !== null && now;
    });
    assert.ok(noted.changed - noted.moved > 100, `${noted.changed - noted.moved} ms after the mouse came`);
    await page.mouse.move(640, 30);
    await until("it is gone", () => page.evaluate(() => window.noted.last === window.noted.plain));
  });
}

pageTest("a finger that taps a ball, a star, a rate or a standing leaves no explanation behind", async (visit) => {
  const racers = "gd,lr:0.02;momentum;nesterov;adam;rmsprop;adagrad;lion;adamw";
  const page = await visit(map.replace("gd,lr:0.02", racers), { viewport: coarse(phone) });
  const told = (place) => shareOf(page, below(place), isPanel);
  const spot = await star(page);
  let moves = 0; // a mouse that moves before the page takes events is not heard
  await until("a mouse is told", async () => {
    await page.mouse.move(spot[0] + (moves++ % 2), spot[1]);
    return (await told(spot)) > 0.3;
  });
  await page.mouse.move(20, 20);
  await until("and left alone again", async () => (await told(spot)) === 0);
  for (const find of [star, ball]) {
    const place = await find(page);
    await page.touchscreen.tap(...place);
    await pause(longer);
    assert.equal(await told(place), 0);
  }
  for (const [tab, place, next] of [
    ["race", [200, 660], { x: 14, y: 690, width: 340, height: 60 }],
    ["racers", [269, 680], { x: 14, y: 700, width: 340, height: 24 }],
  ]) {
    await page.evaluate((link) => ravine.load(link), `${map.replace("gd,lr:0.02", racers)}&tab=${tab}`);
    await frames(page, 30);
    const shown = () => page.screenshot({ encoding: "base64", clip: next });
    await page.touchscreen.tap(...place);
    await frames(page);
    const before = await shown();
    await pause(longer);
    assert.equal(await shown(), before, tab);
  }
});

pageTest("a button that is pressed explains itself no more, until the mouse has left it", async (visit) => {
  const page = await visit(map, { viewport: coarse(desktop) });
  const toStart = [45, 758], above = { x: 26, y: 700, width: 130, height: 32 };
  const explained = async () => (await shareOf(page, above, isInk)) > 0.02; // by letters: the ground has the hue of the backdrop
  for (let round = 0; round < 2; ++round) {
    await page.mouse.move(640, 30);
    await frames(page, 30);
    assert.ok(!(await explained()), `round ${round}: before the mouse comes`);
    await page.mouse.move(...toStart);
    await until(`round ${round}: it explains itself`, explained);
    await page.mouse.click(...toStart);
    await until(`round ${round}: the explanation is gone`, async () => !(await explained()));
    await pause(longer);
    assert.ok(!(await explained()), `round ${round}: it explains itself again`);
  }
});
