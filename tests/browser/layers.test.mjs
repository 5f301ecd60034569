// What stands still is drawn once and kept: frames made of it are those that a fresh start would make, to the last bit, and while
// the camera moves slowly they are coarser for as long as it moves.
import assert from "node:assert/strict";
import { linkKey, pageTest, standings, until, useBrowser } from "./harness.mjs";
import { lose, restore } from "./losing.mjs";
import { digest, installProbe, picture, rest } from "./pixels.mjs";
import { randomNumbers } from "../seed.mjs";

useBrowser();

// Nothing but the picture, without the labels that stay where they were while the camera moves.
const race = "#v=1&loss=rosenbrock&racers=gd,lr:0.001;adam,lr:0.05&steps=60&selected=2&controls=off&names=off&contours=off";
const fit = "#v=1&loss=mean((v-x-y*u)^2)/2&racers=gd,lr:0.01&at=5&controls=off&names=off";
const tiny = { width: 480, height: 400 };

/** Counts how often the surface is drawn, which no other thing comes near in triangles, and frames of fewer pixels. */
async function prepare(page) {
  await installProbe(page);
  await page.evaluateOnNewDocument(() => {
    window.seen = { surfaces: 0, coarse: 0, delay: 0 };
    const { drawElements, viewport } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.drawElements = function (mode, count, ...details) {
      if (count > 100_000) ++window.seen.surfaces;
      return drawElements.call(this, mode, count, ...details);
    };
    WebGL2RenderingContext.prototype.viewport = function (x, y, width, height) {
      if (width < 0.75 * this.drawingBufferWidth) ++window.seen.coarse;
      return viewport.call(this, x, y, width, height);
    };
    const ask = window.requestAnimationFrame;
    window.requestAnimationFrame = (act) =>
      ask.call(window, (time) => {
        for (const end = performance.now() + window.seen.delay; performance.now() < end; );
        act(time);
      });
  });
}

const seen = (page) => page.evaluate(() => ({ ...window.seen }));

/** The picture that the page makes when nothing of the one before is left. */
async function afresh(page) {
  await lose(page);
  await restore(page);
  await rest(page);
  return digest(page);
}

async function atRest(page) {
  await rest(page);
  return digest(page);
}

for (const theme of ["dark", "light"]) {
  for (const fill of ["solid", "glass", "wire"]) {
    for (const mode of ["3d", "2d"]) {
      pageTest(`a race goes on over the kept picture as over a fresh one: ${theme}, ${fill}, ${mode}`, async (visit) => {
        const page = await visit(`${race}&theme=${theme}&fill=${fill}&mode=${mode}&at=3`, { viewport: tiny, prepare });
        await rest(page);
        const first = await digest(page), { surfaces } = await seen(page);
        assert.ok(surfaces > 0);
        await page.evaluate(() => ravine.play());
        await until("the race is over", async () => (await standings(page)).step === 60, 60_000);
        const last = await atRest(page);
        assert.notEqual(last, first);
        assert.equal((await seen(page)).surfaces, surfaces, "the surface has not been drawn again");
        assert.equal(await afresh(page), last);
        assert.ok((await seen(page)).surfaces > surfaces, "now it has");
      });
    }
  }
}

pageTest("each layer is over the others: beside the surface all looks are the same, and on it none are", async (visit) => {
  const page = await visit(`${race}&at=60`, { viewport: tiny, prepare });
  const looks = [];
  for (const look of ["", "&fill=glass", "&fill=wire", "&fill=glass&view=-60,8,1,0,0"]) {
    await page.evaluate((link) => ravine.load(link), `${race}&at=60${look}`);
    await rest(page);
    const { width, height, data } = await picture(page);
    const line = (y) => data.slice(4 * width * y, 4 * width * (y + 1)).join();
    looks.push({ edge: line(0), middle: line(height >> 1) });
  }
  assert.equal(new Set(looks.map(({ edge }) => edge)).size, 1);
  assert.equal(new Set(looks.map(({ middle }) => middle)).size, looks.length);
});

const changes = {
  "a drag": async (page) => {
    await page.mouse.move(240, 200);
    await page.mouse.down();
    await page.mouse.move(280, 200, { steps: 4 });
    await page.mouse.up();
    await until("the view is another", async () => (await linkKey(page, "view")) !== undefined);
    await page.mouse.move(5, 5); // away from tooltips
  },
  "another fill": (page) => page.evaluate((link) => ravine.load(`${link}&fill=glass&at=60`), race),
  "other colours": (page) => page.evaluate((link) => ravine.load(`${link}&fill=glass&colours=quiet&at=60`), race),
  "another loss": (page) => page.evaluate((link) => ravine.load(`${link.replace("rosenbrock", "x^2-y^2")}&at=60`), race),
  "another domain": (page) => page.evaluate((link) => ravine.load(`${link}&x=-1,1&y=-1,2&at=60`), race),
  "other heights": (page) => page.evaluate((link) => ravine.load(`${link}&x=-1,1&y=-1,2&height=rank&at=60`), race),
  "contours": (page) => page.evaluate((link) => ravine.load(`${link.replace("&contours=off", "")}&at=60`), race),
  "data": (page) => page.evaluate((link) => ravine.load(`${link}&data=-1,-1.2;0,0.9;1,3.1`), fit),
  "other data": (page) => page.evaluate((link) => ravine.load(`${link}&data=-1,-1.2;0,0.9;1,2`), fit),
  "the other theme": (page) =>
    page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: "light" },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]),
  "another size": (page) => page.setViewport({ width: 500, height: 420 }),
  // Of another size, too: an emulated screen of another ratio alone tells no observer.
  "another screen": (page) => page.setViewport({ width: 510, height: 420, deviceScaleFactor: 1.5 }),
};

pageTest(`nothing that is kept outlives ${Object.keys(changes).join(", ")}`, async (visit) => {
  const page = await visit(`${race}&at=60`, { viewport: tiny, prepare });
  let before = await atRest(page);
  for (const [name, change] of Object.entries(changes)) {
    await change(page);
    await until(`${name} is seen`, async () => (await atRest(page)) !== before, 60_000);
    before = await atRest(page);
    assert.equal(before, await afresh(page), name);
  }
}, { timeout: 300_000 });

pageTest("a slow motion is drawn coarser, and is sharp as soon as it ends", async (visit) => {
  const page = await visit(`${race}&at=60`, { viewport: tiny, prepare });
  await rest(page);
  assert.equal((await seen(page)).coarse, 0);
  await page.evaluate(() => (window.seen.delay = 70)); // milliseconds of every frame
  await page.mouse.move(240, 250);
  await page.mouse.down();
  const random = randomNumbers();
  await until("it is coarser", async () => {
    const { coarse } = await seen(page);
    await page.mouse.move(200 + 80 * random(), 250, { steps: 3 });
    return coarse > 0;
  });
  await page.mouse.up();
  await page.mouse.move(5, 5); // away from tooltips
  const last = await atRest(page);
  const { coarse } = await seen(page);
  assert.equal(await atRest(page), last);
  assert.equal((await seen(page)).coarse, coarse, "frames at rest are sharp");
  assert.equal(await afresh(page), last);
});

pageTest("a race that plays slowly while the camera rests is sharp", async (visit) => {
  const page = await visit(`${race}`, { viewport: tiny, prepare });
  await rest(page);
  await page.evaluate(() => (window.seen.delay = 70));
  await page.evaluate(() => ravine.play());
  await until("the race moves", async () => (await standings(page)).step > 20, 30_000);
  assert.equal((await seen(page)).coarse, 0);
});
