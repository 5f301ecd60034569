// The transport by mouse: its buttons, speed and timeline, and how a long computation is stopped. Places are those of a window
// of 900 x 600.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { frames, linkKey, pageTest, pause, small, standings, until, useBrowser } from "./harness.mjs";
import { countColours, installProbe, rest } from "./pixels.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50";
const height = 558;
const [toStart, back, play, forward, toEnd, mode] = [41, 80, 152, 223, 262, 852].map((x) => [x, height]);
const speed = [[300, height], [390, height]];
const timeline = [422, 702]; // from the first step to the last
const at = (part) => [timeline[0] + part * (timeline[1] - timeline[0]), height];
const bar = { x: 12, y: 400, width: 876, height: 188 }; // with what is told above it

async function digest(page) {
  const picture = await page.screenshot({ clip: bar });
  return createHash("sha256").update(picture).digest("hex");
}

const step = async (page) => (await standings(page)).step;
const reaches = (page, wanted) => until(`step ${wanted} is shown`, async () => (await step(page)) === wanted);

pageTest("every button does what its picture says", async (visit) => {
  const page = await visit(race);
  await page.mouse.click(...forward);
  await reaches(page, 1);
  await page.mouse.click(...toEnd);
  await reaches(page, 50);
  await page.mouse.click(...back);
  await reaches(page, 49);
  await page.mouse.click(...toStart);
  await reaches(page, 0);
  await page.mouse.click(...play);
  await until("it plays", async () => (await standings(page)).playing && (await step(page)) > 2);
  await page.mouse.click(...play);
  await until("it pauses", async () => !(await standings(page)).playing);
  await page.mouse.click(...mode);
  await until("it is a map", async () => (await linkKey(page, "mode")) === "2d");
  await page.mouse.click(...mode);
  await until("it is a relief", async () => (await linkKey(page, "mode")) === undefined);
});

pageTest("the timeline seeks to the step under the mouse, and past its ends to the ends", async (visit) => {
  const page = await visit(race);
  const fresh = await standings(await visit(`${race}&at=25`));
  await page.mouse.move(...at(0.1));
  await page.mouse.down();
  await page.mouse.move(...at(0.9), { steps: 6 });
  await reaches(page, 45);
  await page.mouse.move(...at(0.5), { steps: 3 });
  await reaches(page, 25);
  assert.deepEqual((await standings(page)).racers, fresh.racers, "as if it had come there step by step");
  await page.mouse.move(850, 300, { steps: 3 });
  await reaches(page, 50);
  await page.mouse.move(20, 300, { steps: 3 });
  await reaches(page, 0);
  await page.mouse.up();
  assert.equal(await linkKey(page, "start"), "1.5,0.001", "the hand has held nothing else");
});

pageTest("what became of a ball is told where the timeline has its tick", async (visit) => {
  const page = await visit("#v=1&loss=x^2+y^2&start=1,1&racers=gd,lr:1.5&steps=400&at=400", { viewport: small, prepare: installProbe });
  const retires = async (step) => {
    await page.evaluate((to) => ravine.seek(to), step);
    return (await standings(page)).racers[0].retired !== null;
  };
  let first = 1;
  while (!(await retires(first))) first += 1;
  const told = async (step) => {
    await page.mouse.move(...at(step / 400));
    await rest(page);
    return countColours(page, { x: 310, y: 440, width: 280, height: 90 });
  };
  const [here, elsewhere] = [await told(first), await told(first + 100)];
  assert.ok(here > elsewhere + 10, `a sentence with the racer's disc has ${here} colours, a step ${elsewhere}`);
});

pageTest("speed is dragged from the slowest to the fastest", async (visit) => {
  const page = await visit(race.replace("steps=50", "steps=100000"));
  const drag = async (from, to) => {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 6 });
    await page.mouse.up();
  };
  await drag(speed[0], [600, height]);
  await page.mouse.click(...play);
  await until("thousands of steps have passed", async () => (await step(page)) > 5000);
  await drag(speed[1], [200, height]);
  const slow = await step(page);
  await pause(1000);
  const passed = (await step(page)) - slow;
  await page.mouse.click(...play);
  assert.ok(passed <= 3, `${passed} steps a second is slow`);
});

pageTest("a long computation tells how far it is, and is stopped by the main button", async (visit) => {
  const rows = Array.from({ length: 1000 }, (_, i) => `${i % 7},${i % 5}`).join(";");
  const racers = Array(8).fill("adam").join(";");
  const page = await visit(`#v=1&loss=least_squares&data=${rows}&racers=${racers}&steps=100000`, { viewport: small });
  await page.mouse.move(...play);
  await frames(page);
  const resting = await digest(page);
  await page.keyboard.press("End");
  await until("it computes", async () => (await step(page)) > 0);
  assert.ok((await step(page)) < 100_000, "it takes its time");
  assert.notEqual(await digest(page), resting, "the button tells it");
  await page.mouse.click(...play);
  await frames(page);
  const stopped = await step(page);
  await pause(500);
  assert.equal(await step(page), stopped, "it is stopped");
  assert.ok(stopped < 100_000, `at step ${stopped}`);
  assert.equal((await standings(page)).playing, false);
  await page.keyboard.press("ArrowRight");
  await reaches(page, stopped + 1);
});
