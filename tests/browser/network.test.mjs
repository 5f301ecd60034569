// Networks in the page: trained beside the frames to the bits of the command line, looked at on planes, edited by mouse and keyboard.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readPng } from "../png.mjs";
import { build, coarse, desktop, frames, linkKey, pageTest, phone, standings, until, useBrowser } from "./harness.mjs";
import { screenOf } from "./pixels.mjs";

useBrowser();

// Places on a desktop.
const train = [277, 95]; // the button beside the gallery
const leave = [277, 95]; // the button in its place
const layers = [118, 200];
const plane = [180, 270];
const curvature = [104, 375]; // in its list
const netTab = [1034, 41];
const play = [152, 758];

const network = "v=1&dataset=moons,rows:60&net=2-8-8-1&racers=gd,lr:0.5;adam;lbfgs&steps=60";
const cli = (...args) => execFileSync(`${build}/native/ravine-cli`, args, { encoding: "utf8" });
const shown = (page, step) => until(`step ${step} is shown`, async () => (await standings(page)).step === step, 30_000);

/** Places and losses at a step, by racer, of the command line. */
const placesAt = (link, step) =>
  cli("race", link)
    .trim()
    .split("\n")
    .map((line) => line.split(",").map(Number))
    .filter(([at]) => at === step)
    .map(([, , x, y, loss]) => ({ x, y, loss }));

const placesShown = async (page) => (await standings(page)).racers.map(({ x, y, loss }) => ({ x, y, loss }));

pageTest("a network is trained to the numbers of the command line, on every plane at once", async (visit) => {
  const page = await visit(`#${network}&at=60`, { viewport: coarse(desktop) });
  await shown(page, 60);
  assert.deepEqual(await placesShown(page), placesAt(network, 60));
  for (const choice of ["curvature,2", "weights,3,17", "random,1", "ends,1,2,3"]) {
    await page.evaluate((choice) => ravine.load(`${ravine.link().replace(/&plane=[^&]*/, "")}&plane=${choice}`), choice);
    await until("the plane is in the link", async () => (await linkKey(page, "plane")) === choice);
    await shown(page, 60);
    assert.deepEqual(await placesShown(page), placesAt(`${network}&plane=${choice}`, 60), choice);
  }
});

pageTest("one press trains a network, which plays once it is computed, and another one leads back", async (visit) => {
  const page = await visit("", { viewport: coarse(desktop), motion: "no-preference" });
  await page.mouse.click(...train);
  await until("the link has a network", async () => (await linkKey(page, "net")) === "2-8-8-1");
  await until("it plays", async () => (await standings(page)).step > 3, 30_000);
  const { racers, steps } = await standings(page);
  assert.equal(steps, 300);
  assert.ok(racers.every(({ loss }) => Number.isFinite(loss)));
  await page.mouse.click(...leave);
  await until("the surface is back", async () => (await linkKey(page, "net")) === undefined);
  assert.equal(await linkKey(page, "racers"), undefined, "with the racers that came with it");
});

pageTest("while networks train their progress is told, and a press stops and goes on", async (visit) => {
  const page = await visit("#v=1&net=2-40-40-1&dataset=spirals,rows:2000&racers=adam&steps=2000", { viewport: coarse(desktop), motion: "no-preference" });
  const progress = async () => (await standings(page)).progress;
  await until("it trains", async () => /^Training, step [1-9][\d,]* of 2,000/.test(await progress()), 30_000);
  await page.mouse.click(...play);
  await until("it stops", async () => (await progress()) === null);
  await page.mouse.click(...play);
  await until("it goes on", async () => /^Training, step/.test(await progress()), 30_000);
});

pageTest("layers are typed, and what is none is told while the last ones stay", async (visit) => {
  const page = await visit(`#${network}&at=60`, { viewport: coarse(desktop) });
  const type = async (text) => {
    await page.mouse.click(...layers, { count: 3 });
    await frames(page);
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    await page.keyboard.type(text, { delay: 20 });
    await page.keyboard.press("Enter");
    await frames(page);
  };
  await type("2-4-1");
  await until("it is in the link", async () => (await linkKey(page, "net")) === "2-4-1");
  await type("2-many-1");
  assert.equal(await linkKey(page, "net"), "2-4-1");
  await type("3-5-1");
  await until("the inputs are those of the data", async () => (await linkKey(page, "net")) === "2-5-1");
});

pageTest("a plane is chosen by mouse, and the race stays the same", async (visit) => {
  const page = await visit(`#${network}&at=60`, { viewport: coarse(desktop) });
  await shown(page, 60);
  const before = (await placesShown(page)).map(({ loss }) => loss);
  await page.mouse.click(...plane);
  await frames(page);
  await page.mouse.click(...curvature);
  await until("another plane is in the link", async () => (await linkKey(page, "plane")) === "curvature,1");
  assert.deepEqual((await placesShown(page)).map(({ loss }) => loss), before);
});

pageTest("a press adds a random walk to compare with", async (visit) => {
  const page = await visit("#v=1&net=2-8-8-1&racers=gd,lr:0.5;adam&steps=60&at=60", { viewport: coarse(desktop) });
  await shown(page, 60);
  await page.mouse.click(157, 373); // below what is told of the plane
  await until("it is in the link", async () => /^gd,lr:0.5;adam;walk$/.test(await linkKey(page, "racers")));
  await shown(page, 60);
  const { racers } = await standings(page);
  assert.equal(racers[2].name, "walk");
  assert.ok(racers[2].loss > racers[1].loss);
});

pageTest("the Net tab has a map of decisions in blue and orange for every racer", async (visit) => {
  const page = await visit(`#${network}&at=60`, { viewport: { ...desktop, deviceScaleFactor: 1 } });
  await shown(page, 60);
  await page.mouse.click(...netTab);
  await until("the tab is open", async () => (await linkKey(page, "tab")) === "network");
  await frames(page, 20);
  for (const x of [987, 1125]) {
    const { data } = await screenOf(page, { x, y: 103, width: 128, height: 100 });
    let blue = 0, orange = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 2] > data[i] + 60) ++blue;
      if (data[i] > data[i + 2] + 60) ++orange;
    }
    assert.ok(blue > 1000 && orange > 1000, `${blue} blue and ${orange} orange pixels at ${x}`);
  }
});

pageTest("a phone trains a network by two taps", async (visit) => {
  const page = await visit("", { viewport: phone, motion: "no-preference" });
  await page.touchscreen.tap(154, 598); // the Surface tab
  await frames(page);
  await page.touchscreen.tap(357, 670); // beside the gallery
  await until("the link has a network", async () => (await linkKey(page, "net")) === "2-8-8-1");
  await until("it plays", async () => (await standings(page)).step > 1, 60_000);
});

pageTest("a weight is chosen among the controls outside the picture, which tell its numbers at every step", async (visit) => {
  const page = await visit(`#${network}&at=40&selected=2`, { viewport: coarse(desktop) });
  await shown(page, 40);
  const field = await page.evaluateHandle(() =>
    [...document.querySelectorAll("#view-fields label")].find((it) => it.textContent.startsWith("Weight of a network")).querySelector("input"),
  );
  await field.focus();
  await page.keyboard.press("Backspace");
  await page.keyboard.type("17");
  await page.keyboard.press("Tab");
  await until("it is in the link", async () => (await linkKey(page, "weight")) === "17");
  const told = () => page.$eval("#weight", (it) => it.textContent);
  const number = "−?[\\d.e−]+";
  const sentence = (step) => new RegExp(`^Adam, step ${step}, layer 1: bias of unit 1: ${number}, slope ${number}, next step ${number}\\.$`);
  await until("its numbers are told", async () => sentence(40).test(await told()));
  const before = await told();
  await page.evaluate(() => ravine.seek(41));
  await until("and those of the next step", async () => sentence(41).test(await told()) && (await told()) !== before);
});

pageTest("a weight of the selected network is chosen by a press and dragged to feel the loss, and the next step lets it go", async (visit) => {
  const link = "v=1&net=2-8-8-1&dataset=moons,rows:60&racers=gd,lr:0.5;adam&steps=60&at=40&selected=2&tab=network";
  const page = await visit(`#${link}`, { viewport: { width: 1280, height: 1250, deviceScaleFactor: 1 } });
  await shown(page, 40);
  await frames(page, 20);
  const plot = { x: 1022, y: 980, width: 232, height: 106 };
  const looks = async () => Buffer.from((await screenOf(page, plot)).data).toString("base64");
  const whiteAtTheEnd = async () => {
    const { data } = await screenOf(page, { ...plot, x: 1234, width: 18 });
    let white = 0;
    for (let i = 0; i < data.length; i += 4) white += Math.min(data[i], data[i + 1], data[i + 2]) > 200 ? 1 : 0;
    return white;
  };
  const first = await looks();
  await page.mouse.click(1244, 840); // the output's bias
  await until("another weight's loss is drawn", async () => (await looks()) !== first);
  assert.equal(await whiteAtTheEnd(), 0);
  await page.mouse.move(1140, 1030);
  await page.mouse.down();
  await page.mouse.move(1243, 1030, { steps: 4 });
  await until("a dot follows the drag", async () => (await whiteAtTheEnd()) > 10);
  await page.mouse.up();
  await page.evaluate(() => ravine.seek(41));
  await until("the weight is its own again", async () => (await whiteAtTheEnd()) === 0);
});
