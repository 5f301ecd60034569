// The graphics context is lost and comes back.
import assert from "node:assert/strict";
import { frames, link, pageTest, pause, standings, until, useBrowser } from "./harness.mjs";
import { lose, restore } from "./losing.mjs";
import { digest, errors, installProbe, rest } from "./pixels.mjs";

useBrowser();

const race = "#v=1&loss=rosenbrock&racers=gd,lr:0.001;adam,lr:0.05&steps=400";
const tiny = { width: 480, height: 400 }; // without a graphics card, pixels take their time
const notice = (page) => page.evaluate(() => document.getElementById("notices").textContent);

pageTest("a hundred losses leave no trace", async (visit) => {
  const page = await visit(`${race}&at=120`, { viewport: tiny, prepare: installProbe });
  await rest(page);
  const before = [await digest(page), await link(page), await standings(page)];
  const inspector = await page.createCDPSession();
  const heap = async () => {
    await inspector.send("HeapProfiler.collectGarbage"); // what waits to be collected is no leak
    const { usedSize } = await inspector.send("Runtime.getHeapUsage");
    return [await page.evaluate(() => window.probe.heap.buffer.byteLength), usedSize];
  };
  let early;
  for (let i = 1; i <= 100; ++i) {
    await lose(page);
    await restore(page);
    if (i > 2 && i % 10) continue; // the next loss comes before there was a frame
    assert.deepEqual([await digest(page), await link(page), await standings(page)], before, `after ${i} losses`);
    assert.deepEqual(await errors(page), []);
    if (i === 10) early = await heap();
  }
  const late = await heap();
  assert.equal(late[0], early[0], "the program's memory has not grown");
  assert.ok(late[1] < early[1] + 1e6, `the page's memory has grown from ${early[1]} to ${late[1]} bytes`);
  assert.equal(await notice(page), "");
});

pageTest("a race stands still while the context is lost, and goes on as if nothing had been", async (visit) => {
  const page = await visit(race, { viewport: tiny, prepare: installProbe });
  const at120 = async () => {
    await page.evaluate(() => {
      ravine.pause();
      ravine.seek(120);
    });
    await rest(page);
    return [await digest(page), await link(page), await standings(page)];
  };
  const spared = await at120();
  await page.evaluate(() => ravine.seek(0));
  await page.evaluate(() => ravine.play());
  await until("the race moves", async () => (await standings(page)).step > 3);
  for (let i = 0; i < 5; ++i) {
    await lose(page);
    const lost = await standings(page);
    const draws = await page.evaluate(() => window.probe.draws);
    await pause(300);
    assert.deepEqual(await standings(page), lost);
    assert.equal(await page.evaluate(() => window.probe.draws), draws);
    assert.equal(lost.playing, true);
    await restore(page);
    await until("the race goes on", async () => (await standings(page)).step > lost.step);
    assert.ok((await standings(page)).step < lost.step + 10);
  }
  assert.deepEqual(await at120(), spared);
});

pageTest("keys and buttons that are let go while the context is lost are not held down", async (visit) => {
  const page = await visit(race, { prepare: installProbe });
  await page.mouse.move(450, 290);
  await page.mouse.down();
  await page.mouse.move(480, 300, { steps: 3 });
  await frames(page);
  await lose(page);
  await page.mouse.up();
  await page.keyboard.press("ArrowRight");
  await frames(page);
  await restore(page);
  await rest(page);
  const view = await link(page);
  await page.mouse.move(600, 350, { steps: 4 });
  await rest(page);
  assert.equal(await link(page), view);
  assert.equal((await standings(page)).step, 0);
});

pageTest("a context that stays away is told in a sentence, until it is back", async (visit) => {
  const page = await visit(race);
  await lose(page);
  await until("it is told", async () => /graphics.*reload/.test(await notice(page)));
  await restore(page);
  await until("it is taken back", async () => (await notice(page)) === "");
});
