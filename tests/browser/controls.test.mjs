// The race by the page's own controls, with the keyboard alone and without a look at the picture.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linkKey, pageTest, standings, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50";
const name = (page) =>
  page.evaluate(() => {
    const it = document.activeElement;
    return it.getAttribute("aria-label") ?? (it.labels?.[0] ?? it).firstChild?.textContent.trim() ?? it.id;
  });

/** Presses Tab until what has the focus is called so. */
async function tabTo(page, wanted, most = 40) {
  for (let i = 0; i < most; ++i) {
    if ((await name(page)) === wanted) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not lead to ${wanted}`);
}

async function replace(page, text) {
  await page.evaluate(() => document.activeElement.select());
  await page.keyboard.type(text);
}

pageTest("Tab leads from the picture to controls that are seen while they have the focus", async (visit) => {
  const page = await visit(race);
  const seen = () => page.$eval("#controls", (it) => it.getBoundingClientRect().height > 100 && getComputedStyle(it).clipPath === "none");
  assert.equal(await seen(), false);
  await page.keyboard.press("Tab");
  assert.equal(await name(page), "Play");
  assert.equal(await seen(), true);
  await page.focus("#canvas");
  assert.equal(await seen(), false);
  await page.keyboard.down("Shift");
  await page.keyboard.press("Tab");
  await page.keyboard.up("Shift");
  assert.equal(await name(page), "Skip to the controls");
  await page.keyboard.press("Enter");
  assert.equal(await name(page), "Play");
});

pageTest("the race is played, stepped and sought", async (visit) => {
  const page = await visit(race);
  const step = async () => (await standings(page)).step;
  await tabTo(page, "One step on");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  assert.equal(await step(), 2);
  await tabTo(page, "To the end");
  await page.keyboard.press("Space");
  assert.equal(await step(), 50);
  await tabTo(page, "Step");
  await page.keyboard.press("ArrowLeft");
  await until("the slider has gone back", async () => (await step()) === 49);
  const text = () => page.$eval("#step", (it) => it.getAttribute("aria-valuetext"));
  await until("it says so", async () => (await text()) === "Step 49 of 50");
  await page.keyboard.press("Home");
  await until("it is at the start", async () => (await step()) === 0);
  await page.focus("[data-act=play]");
  await page.keyboard.press("Space");
  await until("it plays", async () => (await step()) > 1);
  assert.equal(await name(page), "Pause");
  await page.keyboard.press("Space");
  assert.equal((await standings(page)).playing, false);
});

pageTest("a formula is typed, and what is wrong with it is told beside it", async (visit) => {
  const page = await visit(race);
  await tabTo(page, "Formula of the loss");
  await replace(page, "x^2+3*y^2");
  assert.equal(await linkKey(page, "loss"), "x^2+3*y^2");
  await page.keyboard.type("+(");
  const error = () => page.$eval("#formula", (it) => document.getElementById(it.getAttribute("aria-describedby")).textContent);
  assert.match(await error(), /\w+ \w+/);
  assert.equal(await page.$eval("#formula", (it) => it.ariaInvalid), "true");
  assert.equal(await linkKey(page, "loss"), "x^2+3*y^2", "the last good one is raced");
  await page.keyboard.type("x)");
  assert.equal(await error(), "");
  assert.equal(await linkKey(page, "start"), "1.5,0.001");
});

pageTest("a correction is offered behind the field, and taken by Tab and Enter", async (visit) => {
  const page = await visit(race);
  await tabTo(page, "Formula of the loss");
  await replace(page, "sni(x)+y^2");
  assert.equal(await linkKey(page, "loss"), "x^2-y^2");
  await page.keyboard.press("Tab");
  assert.equal(await name(page), "Use sin(x)+y^2");
  await page.keyboard.press("Enter");
  await until("it is raced", async () => (await linkKey(page, "loss")) === "sin(x)+y^2");
  assert.equal(await name(page), "Formula of the loss");
  assert.equal(await page.$eval("#formula-error", (it) => it.textContent), "");
  await page.focus("#racers input");
  await replace(page, "0,25");
  await page.keyboard.press("Tab");
  await tabTo(page, "Use 0.25");
  await page.keyboard.press("Enter");
  assert.equal(await linkKey(page, "racers"), "gd,lr:0.25;adam,lr:0.1");
});

pageTest("racers are added, changed and removed", async (visit) => {
  const page = await visit(race);
  await tabTo(page, "Learning rate");
  await replace(page, "0.25");
  await page.keyboard.press("Tab");
  assert.equal(await linkKey(page, "racers"), "gd,lr:0.25;adam,lr:0.1");
  await page.focus("#racers input");
  await replace(page, "fast");
  await page.keyboard.press("Tab");
  assert.match(await page.$eval("#racers-error", (it) => it.textContent), /fast/);
  assert.equal(await linkKey(page, "racers"), "gd,lr:0.25;adam,lr:0.1");
  await tabTo(page, "Add a racer");
  await page.keyboard.press("Enter");
  assert.equal(await name(page), "Optimizer");
  await page.keyboard.type("RMSP");
  await until("the third is another", async () => /;rmsprop$/.test(await linkKey(page, "racers")));
  await tabTo(page, "Remove racer 3 RMSProp");
  await page.keyboard.press("Enter");
  assert.equal(await linkKey(page, "racers"), "gd,lr:0.25;adam,lr:0.1");
  assert.equal(await name(page), "Remove racer 2 Adam");
  assert.deepEqual(await page.$$eval("#racers legend", (all) => all.map((it) => it.textContent)), ["1 GD", "2 Adam"]);
});

pageTest("the controls follow what the picture's own change", async (visit) => {
  const page = await visit(race);
  await page.evaluate(() => ravine.load("#v=1&loss=x*y&racers=newton;adam&steps=20&at=7"));
  await until("the formula is another", async () => (await page.$eval("#formula", (it) => it.value)) === "x*y");
  assert.equal(await page.$eval("#step", (it) => it.value), "7");
  assert.equal(await page.$eval("#racers select", (it) => it.value), "newton");
});

pageTest("letters of a formula become constants when it is finished, and have a field", async (visit) => {
  const page = await visit(race);
  await tabTo(page, "Formula of the loss");
  await replace(page, "a*x^2+b*y^2");
  assert.match(await page.$eval("#formula-error", (it) => it.textContent), /"a" is not known/);
  assert.equal(await linkKey(page, "loss"), "x^2-y^2");
  await page.keyboard.press("Enter");
  await until("they are constants", async () => (await linkKey(page, "let")) === "a:1,b:1");
  assert.match(await page.$eval("#formula-error", (it) => it.textContent), /constants now: a:1,b:1/);
  await page.keyboard.press("Tab");
  await replace(page, "b:2.5");
  await page.keyboard.press("Enter");
  await until("it has its value", async () => (await linkKey(page, "let")) === "a:1,b:2.5");
  await replace(page, "c:1");
  await page.keyboard.press("Enter");
  assert.match(await page.$eval("#constants-error", (it) => it.textContent), /no constant "c"/);
});

pageTest("imgui#3878: the page's own fields follow the race while they are edited", async (visit) => {
  const page = await visit(race);
  const value = (selector) => page.$eval(selector, (field) => field.value);
  const load = (link) => page.evaluate((text) => ravine.load(text), link);
  await tabTo(page, "Formula of the loss");
  await page.keyboard.type("+(");
  await load("#v=1&loss=x*y&racers=gd,lr:0.3&steps=50");
  await until("the formula is the race's", async () => (await value("#formula")) === "x*y");
  assert.equal(await page.$eval("#formula-error", (told) => told.textContent), "");
  await page.keyboard.type("+1");
  await until("it is raced", async () => (await linkKey(page, "loss")) === "x*y+1");
  assert.equal(await value("#formula"), "x*y+1");
  await tabTo(page, "Learning rate");
  await replace(page, "1000");
  await page.keyboard.press("Tab");
  const told = () => page.$eval("#racers-error", (error) => error.textContent);
  await until("it is told why not", async () => (await told()) === "learning rate η: 1000 is outside 1e−6 to 100; 0.3 stays");
  assert.equal(await linkKey(page, "racers"), "gd,lr:0.3");
  await load("#v=1&loss=x*y&racers=gd,lr:0.4&steps=50");
  await until("the rate is the race's", async () => (await value("#racers input")) === "0.4");
  assert.equal(await told(), "");
});

// ---- all that the mouse reaches

/** The control with that label; of several the first. */
async function focusOn(page, label) {
  const found = () => page.evaluate((wanted) => {
    const labels = [...document.querySelectorAll("#controls label")];
    const control = labels.find((it) => it.firstChild.textContent.trim() === wanted)?.querySelector("input, select");
    for (let place = control?.closest("details"); place; place = place.parentElement.closest("details")) place.open = true;
    control?.focus();
    control?.select?.();
    return Boolean(control);
  }, label);
  await until(`a control is called ${label}`, found);
}

const wishes = [
  ["Domain from left to right", "-3,3", "x", "-3,3"],
  ["Start of all racers", "1,0.5", "start", "1,0.5"],
  ["Steps", "80", "steps", "80"],
  ["Noise on gradients", "0.5", "noise", "0.5"],
  ["Rows of data", "1,2.5;2,3;4,-7", "data", "1,2.5;2,3;4,-7"],
  ["Seed", "7", "seed", "7"],
  ["Study", "basins,size:32", "study", "basins,size:32"],
  ["Data of a network", "circles,rows:80", "dataset", "circles,rows:80"],
  ["Network", "2-6-1,relu", "net", "2-6-1,relu"],
  ["First weights of a network", "he", "init", "he"],
  ["Plane of a network", "random,2", "plane", "random,2"],
];

for (const [label, text, key, value] of wishes) {
  pageTest(`"${label}" is typed, and the link has it`, async (visit) => {
    const page = await visit(race);
    await focusOn(page, label);
    await replace(page, text);
    await page.keyboard.press("Tab");
    await until("the link has it", async () => (await linkKey(page, key)) === value);
  });
}

pageTest("what cannot be read is told below its control, and changes nothing", async (visit) => {
  const page = await visit(race);
  await focusOn(page, "Steps");
  await replace(page, "many");
  await page.keyboard.press("Tab");
  const told = () => page.$eval("#race-fields", (it) => it.textContent);
  await until("it is told", async () => /"many" is not a number/.test(await told()));
  assert.equal(await linkKey(page, "steps"), "50");
});

pageTest("choices of the view, tabs and switches are lists and boxes", async (visit) => {
  const page = await visit(race);
  await focusOn(page, "Relief or map");
  await page.keyboard.type("2");
  await until("the map is shown", async () => (await linkKey(page, "mode")) === "2d");
  await focusOn(page, "Tab");
  await page.keyboard.type("vi");
  await until("the tab is open", async () => (await linkKey(page, "tab")) === "view");
  await focusOn(page, "Trails");
  await page.keyboard.press("Space");
  await until("they are off", async () => (await linkKey(page, "trails")) === "off");
});

pageTest("a surface comes from the gallery with its race", async (visit) => {
  const page = await visit(race);
  await focusOn(page, "Surface");
  await page.keyboard.type("Himm");
  await until("it is raced", async () => (await linkKey(page, "loss")) === "himmelblau");
});

pageTest("every parameter of a racer, its modifiers, its start and its place", async (visit) => {
  const page = await visit(race.replace("gd,lr:0.1;", ""));
  await focusOn(page, "β₁");
  await replace(page, "0.8");
  await page.keyboard.press("Tab");
  await until("it is set", async () => (await linkKey(page, "racers")) === "adam,lr:0.1,beta1:0.8");
  await focusOn(page, "A start of its own");
  await replace(page, "1,1");
  await page.keyboard.press("Tab");
  await until("it starts there", async () => /x:1,y:1/.test(await linkKey(page, "racers")));
  await focusOn(page, "Modifiers, with + between");
  await replace(page, "clip");
  await page.keyboard.press("Tab");
  await until("it is around", async () => /^adam\+clip/.test(await linkKey(page, "racers")));
  await until("its parameters are there", () => page.$$eval("#controls label", (all) => all.some((it) => /clip\.max/.test(it.textContent))));
  assert.equal(await name(page), "A start of its own", "the focus stays");
});

pageTest("a function is put where the cursor of the formula was", async (visit) => {
  const page = await visit(race);
  await focusOn(page, "Formula of the loss");
  await page.keyboard.press("End");
  await page.keyboard.type("+");
  await focusOn(page, "Insert a function into the formula");
  await page.keyboard.type("cosh(a)");
  await page.keyboard.press("Enter");
  assert.equal(await page.$eval("#formula", (it) => it.value), "x^2-y^2+cosh(a)");
  assert.equal(await name(page), "Formula of the loss");
});

/** Presses Shift and Tab until what has the focus is called so. */
async function tabBackTo(page, wanted) {
  await page.keyboard.down("Shift");
  for (let i = 0; i < 12 && (await name(page)) !== wanted; ++i) await page.keyboard.press("Tab");
  await page.keyboard.up("Shift");
  assert.equal(await name(page), wanted);
}

pageTest("a lesson is opened, answered and left by keys", async (visit) => {
  const page = await visit(race);
  const before = await linkKey(page, "loss");
  const lesson = () => linkKey(page, "lesson");
  const told = async () => (await standings(page)).lesson;
  await tabTo(page, "Lesson", 150);
  await page.keyboard.press("ArrowDown");
  await until("a card is open", async () => (await lesson()) === "learning_rate.step");
  await tabTo(page, "Next card");
  await page.keyboard.press("Enter");
  await until("a card that asks is open", async () => (await lesson()) === "learning_rate.small");
  assert.match(await told(), /How much of its way/);
  await until("its answers are buttons", () => page.$("#lessons .row:nth-of-type(1) button"));
  await tabBackTo(page, "about half");
  await page.keyboard.press("Enter");
  await tabTo(page, "Let it run");
  await page.keyboard.press("Enter");
  await until("it runs", async () => (await standings(page)).step > 0);
  await page.focus("#controls button");
  await tabTo(page, "To the end");
  await page.keyboard.press("Enter");
  await until("the answer is told", async () => /It is still 1\.57 from the bottom/.test(await told()));
  await until("and is in the controls", () => page.$eval("#lessons p", (it) => /It is still 1\.57/.test(it.textContent)));
  await tabTo(page, "Leave the lessons", 150);
  await page.keyboard.press("Enter");
  await until("the race is as before", async () => (await lesson()) === undefined && (await linkKey(page, "loss")) === before);
});

pageTest("all racers stand in the standings, by their rank, and Tab goes from one to the next", async (visit) => {
  const page = await visit("#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.01;adam,lr:0.1;momentum,lr:0.1&steps=60&at=60");
  const rows = () => page.$$eval("#standings button", (all) => all.map((it) => it.textContent));
  const told = await until("they are there", async () => (await rows()).length === 3 && (await rows()));
  told.forEach((text, place) => assert.match(text, new RegExp(`^${place + 1}\\. \\S.*, loss −?[0-9.]+(e−?[0-9]+)?, \\S`)));
  assert.deepEqual(new Set(told.map((text) => text.split(" ")[1].replace(",", ""))), new Set(["GD", "Adam", "Momentum"]));
  assert.match(told[0], /loss −/, "a minus sign, as in the picture");
  const { racers } = await standings(page);
  const focused = async () => page.evaluate(() => Number(document.activeElement.dataset.racer));
  await tabTo(page, told[0], 150);
  for (const [place, racer] of [...racers.keys()].sort((a, b) => racers[a].rank - racers[b].rank).entries()) {
    assert.equal(await focused(), racer, `place ${place + 1}`);
    await page.keyboard.press("Tab");
  }
  await tabBackTo(page, told[1]);
  const second = await focused();
  await page.keyboard.press("Enter");
  await until("the second is looked at", async () => (await linkKey(page, "selected")) === String(second + 1));
});

pageTest("a file is saved by Tab and Enter", async (visit) => {
  const page = await visit(race);
  const folder = mkdtempSync(join(tmpdir(), "ravine-keys-"));
  try {
    const session = await page.createCDPSession();
    const to = { behavior: "allow", browserContextId: page.browserContext().id, downloadPath: folder };
    await session.send("Browser.setDownloadBehavior", to);
    await tabTo(page, "CSV", 150);
    await page.keyboard.press("Enter");
    const file = await until("the file is there", () => readdirSync(folder).find((each) => each.endsWith(".csv")));
    const lines = readFileSync(join(folder, file), "utf8").trim().split("\n");
    assert.equal(lines[0], "step,racer,name,x,y,loss");
    assert.equal(lines.length, 1 + 2 * 51);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

pageTest("the controls stand beside the picture, in its face, and Escape leaves them", async (visit) => {
  const page = await visit(race);
  await page.focus("[data-act=play]");
  const places = () => page.evaluate(() => ["#controls", "#canvas"].map((it) => document.querySelector(it).getBoundingClientRect().toJSON()));
  const [controls, canvas] = await places();
  assert.ok(controls.right <= canvas.left + 1, "they cover nothing");
  const loaded = () => page.evaluate(() => [...document.fonts].filter(({ status }) => status === "loaded").map(({ family }) => family.replaceAll('"', "")).sort().join());
  await until("its faces are there", async () => (await loaded()) === "Ravine,Ravine,Ravine Mono");
  assert.match(await page.$eval("#controls button", (it) => getComputedStyle(it).fontFamily), /^Ravine/);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.id), "canvas");
});
