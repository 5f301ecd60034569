// Keys, mouse and touch on the surface, as real input events.
import assert from "node:assert/strict";
import { coarse, link, linkKey, pageTest, pause, phone, standings, until, useBrowser } from "./harness.mjs";

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

pageTest("a double click looks closer, and leaves the start where it was", async (visit) => {
  const page = await visit(race);
  const start = await linkKey(page, "start");
  await page.mouse.click(centre.x + 20, centre.y, { count: 2 });
  await until("the camera is closer", async () => Number((await linkKey(page, "view"))?.split(",")[2]) === 2);
  assert.equal(await linkKey(page, "start"), start);
});

pageTest("a start is dragged, that of all racers or that of one", async (visit) => {
  const page = await visit("#v=1&loss=x^2-y^2&start=0,0&racers=gd,lr:0.1;adam,lr:0.1,x:1.5,y:-1.5&steps=50&mode=2d");
  const middle = await until("the start is seen", () => page.evaluate(() => ravine.project(0, 0)));
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x + 60, middle.y, { steps: 5 });
  await page.mouse.up();
  const moved = async () => (await linkKey(page, "start"))?.split(",").map(Number);
  await until("the start is farther to the right", async () => (await moved())?.[0] > 0.2);
  const { racers } = await standings(page);
  assert.ok(Math.abs((await moved())[1]) < 0.05);
  assert.match(await linkKey(page, "racers"), /x:1.5,y:-1.5/);
  assert.equal(racers.length, 2);
  const own = await page.evaluate(() => ravine.project(1.5, -1.5));
  await page.mouse.move(own.x, own.y);
  await page.mouse.down();
  await page.mouse.move(own.x, own.y - 60, { steps: 5 });
  await page.mouse.up();
  await until("the racer's own start is higher", async () => !/y:-1.5/.test(await linkKey(page, "racers")));
});

pageTest("Shift and a click set the start of the selected racer alone", async (visit) => {
  const page = await visit(`${race}&selected=2`);
  const start = await linkKey(page, "start");
  await page.keyboard.down("Shift");
  await page.mouse.click(centre.x, centre.y);
  await page.keyboard.up("Shift");
  await until("the second racer has a start", async () => /adam,lr:0.1,x:/.test(await linkKey(page, "racers")));
  assert.equal(await linkKey(page, "start"), start);
});

pageTest("keys turn, move and zoom the camera, show the map and look at a racer", async (visit) => {
  const page = await visit(race);
  const view = async () => (await linkKey(page, "view"))?.split(",").map(Number) ?? [-60, 38, 1, 0, 0];
  await page.keyboard.down("Shift");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.up("Shift");
  await until("the camera has turned", async () => (await view())[0] === -55);
  assert.equal(await step(page), 0);
  await page.keyboard.press("PageUp");
  await until("it is closer", async () => (await view())[2] === 1.2);
  await page.keyboard.press("i");
  await until("it looks at another place", async () => (await view())[4] !== 0);
  await page.keyboard.press("f");
  await until("it is as at first", async () => (await linkKey(page, "view")) === undefined);
  await page.keyboard.press("m");
  await until("the map is shown", async () => (await linkKey(page, "mode")) === "2d");
  await page.keyboard.press("m");
  await until("the relief is shown", async () => (await linkKey(page, "mode")) === undefined);
  await page.keyboard.press("2");
  await until("the second racer is looked at", async () => (await linkKey(page, "selected")) === "2");
});

pageTest("a finger orbits", async (visit) => {
  const page = await visit(race, { viewport: coarse(phone) });
  const [view, start] = [await linkKey(page, "view"), await linkKey(page, "start")];
  await page.touchscreen.touchStart(195, 300);
  for (let i = 1; i <= 6; ++i) await page.touchscreen.touchMove(195 + 15 * i, 300 + 4 * i);
  await page.touchscreen.touchEnd();
  await until("the view is another", async () => (await linkKey(page, "view")) !== view);
  assert.equal(await linkKey(page, "start"), start);
});

pageTest("two fingers zoom", async (visit) => {
  const page = await visit(race, { viewport: coarse(phone) });
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

pageTest("two fingers that turn orbit, and zoom out where they come together", async (visit) => {
  const page = await visit(race, { viewport: coarse(phone) });
  const session = await page.createCDPSession();
  const touch = (type, points) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  const pair = (degrees, radius) => {
    const angle = (degrees * Math.PI) / 180;
    const [dx, dy] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    return [
      [195 - dx, 260 - dy],
      [195 + dx, 260 + dy],
    ];
  };
  await touch("touchStart", pair(0, 90));
  for (let degrees = 5; degrees <= 60; degrees += 5) await touch("touchMove", pair(degrees, 90 - degrees / 2));
  await touch("touchEnd", []);
  const view = async () => (await linkKey(page, "view"))?.split(",").map(Number) ?? [-60, 38, 1];
  await until("the camera has turned", async () => Math.abs((await view())[0] + 60) > 15);
  assert.ok((await view())[2] < 1, "it is farther away");
});

pageTest("a right click asks what to do at a place, and does it", async (visit) => {
  const page = await visit(race);
  const start = await linkKey(page, "start");
  await page.mouse.click(centre.x, centre.y, { button: "right" });
  await pause(600);
  assert.equal(await linkKey(page, "start"), start);
  await page.mouse.click(centre.x + 50, centre.y + 45); // the first entry, below the place's coordinates
  await until("the start is another", async () => (await linkKey(page, "start")) !== start);
});

pageTest("a finger that rests asks what to do at a place, and a tap looks there", async (visit) => {
  const page = await visit(race, { viewport: coarse(phone) });
  const [start, view] = [await linkKey(page, "start"), await linkKey(page, "view")];
  const [x, y] = [195, 240]; // on the surface
  await page.touchscreen.touchStart(x, y);
  await pause(900);
  await page.touchscreen.touchEnd();
  await pause(300);
  assert.equal(await linkKey(page, "start"), start, "it has started nobody");
  await page.touchscreen.tap(x + 60, y + 100); // the last entry
  await until("it is looked at", async () => (await linkKey(page, "view")) !== view);
  assert.equal(await linkKey(page, "start"), start);
});

// ---- wheels

pageTest("SDL2#154: a notch of a wheel is a notch, be it counted in pixels, lines or pages", async (visit) => {
  const zoom = async (turns) => {
    const page = await visit(race);
    await page.mouse.move(centre.x, centre.y);
    await page.evaluate(
      (all, { x, y }) => {
        for (const turn of all) {
          const event = new WheelEvent("wheel", { ...turn, clientX: x, clientY: y, bubbles: true, cancelable: true });
          document.getElementById("canvas").dispatchEvent(event);
        }
      },
      turns,
      centre,
    );
    await until("the view is another", async () => (await linkKey(page, "view")) !== undefined);
    await pause(300);
    return Number((await linkKey(page, "view")).split(",")[2]);
  };
  const notch = await zoom([{ deltaY: -100 }]);
  assert.ok(notch > 1.1 && notch < 1.2, `${notch}`);
  assert.equal(await zoom([{ deltaY: -120 }]), notch);
  assert.equal(await zoom([{ deltaY: -3, deltaMode: 1 }]), notch);
  assert.equal(await zoom([{ deltaY: -1, deltaMode: 1 }]), notch);
  assert.equal(await zoom([{ deltaY: -1, deltaMode: 2 }]), notch);
  assert.equal(await zoom(Array(50).fill({ deltaY: -2 })), notch);
  assert.ok((await zoom([{ deltaY: 1, deltaMode: 2 }])) > 0.8);
});
