// Mouse and touch while frames take long, so that several movements of a hand are one for the page.
import assert from "node:assert/strict";
import { coarse, linkKey, pageTest, pause, phone, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50";

/** From now on each frame of the page takes so long. */
const slow = (page, milliseconds) =>
  page.evaluate((span) => {
    const next = () => {
      for (const end = performance.now() + span; performance.now() < end; );
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  }, milliseconds);

/** Sends events without waiting until the page has dealt with them: each is an event and the milliseconds after it. */
async function act(page, domain, events) {
  const session = await page.createCDPSession();
  const sent = [];
  for (const [event, wait] of events) {
    sent.push(session.send(domain, event));
    await pause(wait);
  }
  await Promise.all(sent);
  await pause(1200); // some frames
}

const mouse = (page, events) => act(page, "Input.dispatchMouseEvent", events);
const fingers = (page, events) => act(page, "Input.dispatchTouchEvent", events);

/** A press of a button that leads along some places, with so many milliseconds to each. */
function stroke(places, { button = "left", wait = 30, clickCount = 1 } = {}) {
  const event = (type, [x, y]) => ({ type, x, y, button, buttons: button === "right" ? 2 : 1, clickCount });
  const moves = places.slice(1).map((place) => [event("mouseMoved", place), wait]);
  const comes = { type: "mouseMoved", x: places[0][0], y: places[0][1] };
  return [[comes, 0], [event("mousePressed", places[0]), wait], ...moves, [event("mouseReleased", places.at(-1)), wait]];
}

const there = [[440, 290], [455, 290], [470, 290], [485, 290], [500, 290]];
const andBack = [...there, [470, 290], [440, 290]];

/** The view that a drag along places makes while frames are quick. */
async function viewAfter(visit, places, options) {
  const page = await visit(race);
  await page.mouse.move(...places[0]);
  await mouse(page, stroke(places, options));
  return linkKey(page, "view");
}

pageTest("imgui#2787: a drag within one slow frame orbits, by all of its way", async (visit) => {
  const quick = await viewAfter(visit, there);
  assert.notEqual(quick, undefined);
  const page = await visit(race);
  await page.mouse.move(...there[0]);
  await slow(page, 250);
  await mouse(page, stroke(there));
  assert.equal(await linkKey(page, "start"), "1.5,0.001");
  assert.equal(await linkKey(page, "view"), quick);
});

pageTest("imgui#2787: a drag that comes back within one slow frame is no click", async (visit) => {
  const page = await visit(race);
  await page.mouse.move(...there[0]);
  await slow(page, 250);
  await mouse(page, stroke(andBack, { wait: 15 }));
  assert.equal(await linkKey(page, "start"), "1.5,0.001");
});

pageTest("imgui#2787: a right button that was dragged there and back opens no menu", async (visit) => {
  const page = await visit(race);
  await page.mouse.move(...there[0]);
  await slow(page, 250);
  await mouse(page, stroke(andBack, { button: "right", wait: 15 }));
  await mouse(page, stroke([[440 + 10, 290 + 10]])); // which would close a menu
  const [x, y] = (await linkKey(page, "start")).split(",").map(Number);
  const here = await page.evaluate(() => ravine.pick(450, 300));
  assert.ok(Math.hypot(x - here.x, y - here.y) < 0.05, `${x}, ${y} is where the click was`);
});

pageTest("imgui#2787: a click soon after a drag that came back is one click, not two", async (visit) => {
  const page = await visit(race);
  await page.mouse.move(...there[0]);
  await slow(page, 100);
  await mouse(page, [...stroke(andBack, { wait: 15 }), ...stroke([[440, 290]], { clickCount: 2 })]);
  assert.equal(await linkKey(page, "view"), undefined, "nothing is looked at more closely");
  assert.notEqual(await linkKey(page, "start"), "1.5,0.001");
});

pageTest("imgui#2787: a click and a double click are what they are in slow frames, too", async (visit) => {
  const page = await visit(race);
  await page.mouse.move(...there[0]);
  await slow(page, 250);
  await mouse(page, stroke([[440, 290], [443, 291], [441, 290]]));
  const start = await linkKey(page, "start");
  assert.notEqual(start, "1.5,0.001");
  await mouse(page, [...stroke([[460, 310]]), ...stroke([[460, 310]], { clickCount: 2 })]);
  await until("the camera is closer", async () => Number((await linkKey(page, "view"))?.split(",")[2]) === 2);
  assert.equal(await linkKey(page, "start"), start);
});

pageTest("imgui#2787: a finger that moves away and back does not rest", async (visit) => {
  const page = await visit(race, { viewport: coarse(phone) });
  await slow(page, 250);
  const at = (x, y) => [{ x, y, id: 1 }];
  const touch = (type, touchPoints) => ({ type, touchPoints });
  const way = [[205, 240], [220, 240], [235, 240], [215, 240], [195, 240]];
  await fingers(page, [
    [touch("touchStart", at(195, 240)), 15],
    ...way.map((place) => [touch("touchMove", at(...place)), 15]),
    [touch("touchMove", at(195, 240)), 1500],
    [touch("touchEnd", []), 100],
  ]);
  const start = await linkKey(page, "start");
  assert.equal(start, "1.5,0.001");
  await fingers(page, [[touch("touchStart", at(205, 250)), 30], [touch("touchEnd", []), 30]]); // which would close a menu
  await until("that is a click on the surface", async () => (await linkKey(page, "start")) !== start);
});
