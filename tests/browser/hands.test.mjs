// Keys, mouse and touch on the surface, as real input events.
import assert from "node:assert/strict";
import { link, linkKey, pageTest, pause, phone, standings, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50";
const centre = { x: 450, y: 290 }; // of the surface
const step = async (page) => (await standings(page)).step;
const playing = async (page) => (await standings(page)).playing;

pageTest("space plays and pauses", async (visit) => {
  const page = await visit(race);
  assert.equal(await playing(page), false);
  await page.keyboard.press("Space");
  await until("the race moves", async () => (await step(page)) > 2);
  assert.equal(await playing(page), true);
  await page.keyboard.press("Space");
  await until("it pauses", async () => !(await playing(page)));
  const stopped = await step(page);
  await pause(300);
  assert.equal(await step(page), stopped);
});

pageTest("the right arrow steps forward and the left arrow back", async (visit) => {
  const page = await visit(race);
  for (let i = 0; i < 3; ++i) await page.keyboard.press("ArrowRight");
  await until("step 3 is shown", async () => (await step(page)) === 3);
  await page.keyboard.press("ArrowLeft");
  await until("step 2 is shown", async () => (await step(page)) === 2);
});

pageTest("End goes to the end and Home to the start", async (visit) => {
  const page = await visit(race);
  await page.keyboard.press("End");
  await until("the end is shown", async () => (await step(page)) === 50);
  await page.keyboard.press("Home");
  await until("the start is shown", async () => (await step(page)) === 0);
});

pageTest("a click on the surface sets the start", async (visit) => {
  const page = await visit(race);
  const view = await linkKey(page, "view");
  const start = await linkKey(page, "start");
  await page.mouse.click(centre.x, centre.y);
  await until("the start is another", async () => (await linkKey(page, "start")) !== start);
  assert.equal(await linkKey(page, "view"), view);
  const [x, y] = (await linkKey(page, "start")).split(",").map(Number);
  assert.ok(Math.abs(x) < 2 && Math.abs(y) < 2, `${x}, ${y} is near the middle`);
  await page.keyboard.press("Home");
  const racers = (await standings(page)).racers;
  assert.deepEqual(
    racers.map((racer) => [racer.x, racer.y]),
    racers.map(() => [x, y]),
  );
});

pageTest("a click sets the start after a drag with another button, too", async (visit) => {
  const page = await visit(race);
  await page.mouse.move(centre.x, centre.y);
  await page.mouse.down({ button: "right" });
  await page.mouse.move(centre.x + 80, centre.y, { steps: 4 });
  await page.mouse.up({ button: "right" });
  await until("the view is another", async () => (await linkKey(page, "view")) !== undefined);
  const start = await linkKey(page, "start");
  await page.mouse.click(centre.x, centre.y);
  await until("the start is another", async () => (await linkKey(page, "start")) !== start);
});

pageTest("a view from a link stays as it was given", async (visit) => {
  const page = await visit(`${race}&view=-60.25,38.33,1.2345,0,0`);
  await page.keyboard.press("ArrowRight");
  await until("step 1 is shown", async () => (await step(page)) === 1);
  await pause(300);
  assert.equal(await linkKey(page, "view"), "-60.25,38.33,1.2345,0,0");
});

pageTest("a drag orbits, and leaves the race as it is", async (visit) => {
  const page = await visit(race);
  const [view, start] = [await linkKey(page, "view"), await linkKey(page, "start")];
  await page.mouse.move(centre.x, centre.y);
  await page.mouse.down();
  await page.mouse.move(centre.x + 120, centre.y + 30, { steps: 6 });
  await page.mouse.up();
  await until("the view is another", async () => (await linkKey(page, "view")) !== view);
  assert.equal(await linkKey(page, "start"), start);
});

pageTest("a drag goes on outside of the window and ends there", async (visit) => {
  const page = await visit(race);
  await page.mouse.move(centre.x, centre.y);
  await page.mouse.down();
  await page.mouse.move(centre.x, -40, { steps: 4 });
  await page.mouse.up();
  await pause(200);
  const view = await linkKey(page, "view");
  await page.mouse.move(centre.x + 100, centre.y, { steps: 4 });
  await pause(200);
  assert.equal(await linkKey(page, "view"), view);
});

pageTest("the wheel zooms", async (visit) => {
  const page = await visit(race);
  const view = await linkKey(page, "view");
  await page.mouse.move(centre.x, centre.y);
  await page.mouse.wheel({ deltaY: -300 });
  await until("the view is another", async () => (await linkKey(page, "view")) !== view);
});

pageTest("a finger orbits", async (visit) => {
  const page = await visit(race, { viewport: phone });
  const [view, start] = [await linkKey(page, "view"), await linkKey(page, "start")];
  await page.touchscreen.touchStart(195, 300);
  for (let i = 1; i <= 6; ++i) await page.touchscreen.touchMove(195 + 15 * i, 300 + 4 * i);
  await page.touchscreen.touchEnd();
  await until("the view is another", async () => (await linkKey(page, "view")) !== view);
  assert.equal(await linkKey(page, "start"), start);
});

pageTest("two fingers zoom", async (visit) => {
  const page = await visit(race, { viewport: phone });
  const view = await linkKey(page, "view");
  const session = await page.createCDPSession();
  const touch = (type, spread) =>
    session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints:
        spread === null
          ? []
          : [
              { x: 195 - spread, y: 300, id: 1 },
              { x: 195 + spread, y: 300, id: 2 },
            ],
    });
  await touch("touchStart", 40);
  for (let spread = 50; spread <= 120; spread += 10) await touch("touchMove", spread);
  await touch("touchEnd", null);
  await until("the view is another", async () => (await linkKey(page, "view")) !== view);
});

pageTest("what a hand does is in the link that is shared", async (visit) => {
  const page = await visit(race);
  await page.mouse.click(centre.x, centre.y);
  await until("the address follows", async () => (await page.evaluate(() => location.hash)) === `#${await link(page)}`);
});
