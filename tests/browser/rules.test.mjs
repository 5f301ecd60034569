// Rules that are typed in the page. Places are those of a window of 1280 x 800 and of the Rules tab.
import assert from "node:assert/strict";
import { allowClipboard } from "./clipboard.mjs";
import { launchFirefox } from "./firefox.mjs";
import { coarse, desktop, frames, link, linkKey, pageTest, phone, run, standings, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1&steps=50";
const rules = [1110, 41];
const newRule = [1050, 148]; // while there is none

/** The definitions of the link, decoded. */
const defined = async (page) => decodeURIComponent((await linkKey(page, "define")) ?? "");

async function chord(page, ...keys) {
  for (const key of keys.slice(0, -1)) await page.keyboard.down(key);
  await page.keyboard.press(keys.at(-1));
  for (const key of keys.slice(0, -1)) await page.keyboard.up(key);
}

async function type(page, text) {
  await page.keyboard.type(text, { delay: 40 });
  await frames(page);
}

/** Opens the tab and has a new rule, whose text is selected. */
async function begin(page) {
  await page.mouse.click(...rules);
  await until("the tab is open", async () => (await linkKey(page, "tab")) === "rules");
  await frames(page);
  await page.mouse.click(...newRule);
  await until("a rule races", async () => (await linkKey(page, "racers")) === "gd,lr:0.1;own");
  await frames(page);
}

const momentum = "own(lr:0.02,mu:0.9){v=mu*v-lr*g;x=x+v}";

pageTest("momentum is typed from nothing, broken and mended, and races elsewhere", async (visit) => {
  const page = await visit(race, { viewport: coarse(desktop) });
  await begin(page);
  assert.equal(await defined(page), "own(lr:0.02){x=x-lr*g}");
  await type(page, "v = mu*v - lr*g\nx = x + v");
  await until("it is raced", async () => (await defined(page)) === momentum);

  await type(page, "*sni(v)");
  assert.equal(await defined(page), momentum, "what is wrong is not raced");
  assert.equal(await linkKey(page, "racers"), "gd,lr:0.1;own");
  for (let i = 0; i < 7; ++i) await page.keyboard.press("Backspace");
  await type(page, "*1");
  await until("it is raced again", async () => (await defined(page)) === momentum.replace("+v", "+v*1"));

  await page.mouse.click(640, 300);
  await frames(page);
  const other = await visit(`#${await link(page)}`, { viewport: coarse(desktop) });
  assert.equal(await link(other), await link(page));
  assert.deepEqual((await standings(other)).racers, (await standings(page)).racers);
});

/** Where all balls are at every step, to the last bit: JSON has the shortest text of a number that reads as it. */
const trajectory = (page) => page.evaluate(() => {
  const steps = Array.from({ length: ravine.standings().steps + 1 }, (_, step) => {
    ravine.seek(step);
    return ravine.standings().racers.map(({ x, y, loss }) => [x, y, loss]);
  });
  return JSON.stringify(steps);
});

/** Opens the page's link in Firefox, and has it run the same race. */
async function raceInFirefox(page) {
  const shared = await link(page), { origin, pathname } = new URL(page.url());
  const firefox = await launchFirefox();
  try {
    const other = await firefox.browser.newPage();
    await other.goto(`${origin}${pathname}#${shared}`);
    await run(other);
    assert.equal(await link(other), shared);
    assert.equal(await trajectory(other), await trajectory(page));
  } finally {
    await firefox.close();
  }
}

pageTest("the shared link of a typed rule is the same race in Firefox", async (visit) => {
  const page = await visit(race, { viewport: coarse(desktop) });
  await begin(page);
  await type(page, "[first] last = x\nto = x - lr*tanh(g) + mu*(x - last)/(1 + norm(x))\nlast = x\nx = to");
  await until("it is raced", async () => /x=to}$/.test(await defined(page)));
  await raceInFirefox(page);
});

/** The text of the field of the rule at a place, copied by hand. */
async function copied(page, place) {
  await allowClipboard(page);
  await page.mouse.click(...place);
  await frames(page);
  await chord(page, "Control", "a");
  await frames(page);
  await chord(page, "Control", "c");
  return until("it is copied", () => page.evaluate(() => navigator.clipboard.readText()));
}

pageTest("nothing typed is lost when a link is opened over it", async (visit) => {
  const page = await visit(race, { viewport: coarse(desktop) });
  await begin(page);
  await type(page, "x = x - lr*sign(g)");
  await until("it is raced", async () => (await defined(page)) === "own(lr:0.02){x=x-lr*sign(g)}");
  await type(page, "*sni"); // and is wrong
  await page.evaluate((other) => ravine.load(other), `${race}&tab=rules`);
  await until("another race is shown", async () => (await defined(page)) === "");
  await frames(page);
  await page.mouse.click(1110, 600); // beside the surface, where a click changes nothing
  await chord(page, "Control", "z");
  await until("it is back", async () => /own/.test(await defined(page)));
  await frames(page);
  assert.equal(await copied(page, [1120, 270]), "x = x - lr*sign(g)*sni", "wrong as it is");
});

pageTest("the controls of the page have the lines of a rule", async (visit) => {
  const page = await visit(race, { viewport: coarse(desktop) });
  await page.evaluate(() => document.querySelector("[data-act=add_rule]").click());
  await until("a rule races", async () => (await linkKey(page, "racers")) === "gd,lr:0.1;own");
  const field = "#rules textarea";
  assert.equal(await page.$eval(field, (it) => document.activeElement === it && it.value), "x = x - lr*g");
  await chord(page, "Control", "a");
  await page.keyboard.type("x = x - lr*sni(g)");
  assert.match(await page.$eval("#rules .error", (it) => it.textContent), /line 1 .*column 12/);
  assert.equal(await page.$eval(field, (it) => it.getAttribute("aria-invalid")), "true");
  assert.match(await linkKey(page, "racers"), /own/, "what was right last races on");
  await chord(page, "Control", "a");
  await page.keyboard.type("x = x - lr*sign(g)");
  await until("it is raced", async () => (await defined(page)) === "own(lr:0.02){x=x-lr*sign(g)}");
  assert.equal(await page.$eval("#rules .error", (it) => it.textContent), "");
});

const heavy = "#v=1&loss=x^2-y^2&start=1.5,0.001&define=heavy(lr:0.02,mu:0.9){v=mu*v-lr*g;x=x%2Bv}" +
  "&racers=gd,lr:0.1;heavy&steps=50&selected=2&tab=rules";
const at = { // of that race
  text: [1200, 242], copy: [1188, 131], firstCopy: [1178, 210], mu: [1144, 361], muOfRacer: [184, 448], range: [1240, 361], to: [1150, 396],
  label: [1200, 431], role: [1160, 417], step: [1140, 593], lr: [1020, 651], around: [163, 345], clip: [300, 456],
};
const visitHeavy = (visit) => visit(heavy, { viewport: coarse(desktop) });

async function click(page, place) {
  await page.mouse.click(...place);
  await frames(page);
}

async function drag(page, [x, y], by) {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by, y, { steps: 4 });
  await frames(page);
  await page.mouse.up();
  await frames(page);
}

pageTest("the sliders of an own rule's momentum change its default and its racer, the same in Firefox", async (visit) => {
  const page = await visitHeavy(visit);
  const before = await trajectory(page);
  await drag(page, at.mu, -40);
  await until("the default is another", async () => /^heavy\(lr:0\.02,mu:0\.[0-8]\d*\)/.test(await defined(page)));
  assert.equal(await linkKey(page, "racers"), "gd,lr:0.1;heavy");
  const after = await trajectory(page);
  assert.notEqual(after, before, "the racer goes elsewhere");

  const definition = await defined(page);
  await drag(page, at.muOfRacer, -30);
  await until("the racer's is another", async () => /;heavy,mu:0\.\d+$/.test(await linkKey(page, "racers")));
  assert.equal(await defined(page), definition);
  assert.notEqual(await trajectory(page), after);
  await raceInFirefox(page);
});

pageTest("a copy of a built-in method is chosen by the mouse, and races", async (visit) => {
  const page = await visitHeavy(visit);
  await click(page, at.copy);
  await type(page, "yogi");
  await click(page, at.firstCopy);
  await until("it races", async () => /;heavy;\w*yogi\w*$/.test(await linkKey(page, "racers")));
  assert.match(await defined(page), /}\w*yogi\w*\(.*beta2:0\.999.*\){.*s=.*x=x/);
});

pageTest("a name is inserted at the cursor by a click", async (visit) => {
  const page = await visitHeavy(visit);
  await click(page, at.text); // behind the last line
  await type(page, " "); // of a product
  await click(page, at.lr);
  await until("it is raced", async () => /;x=x\+v lr}$/.test(await defined(page)));
  await type(page, "*2");
  await until("the text has the cursor", async () => /;x=x\+v lr\*2}$/.test(await defined(page)));
});

pageTest("a parameter's range and label are typed", async (visit) => {
  const page = await visitHeavy(visit);
  await click(page, at.range);
  for (const [place, text, wanted] of [[at.to, "2", /mu:0\.9:0:2/], [at.label, "drag", /mu:0\.9:0:2:\w*:drag/]]) {
    await click(page, place);
    await chord(page, "Control", "a");
    await type(page, text);
    await page.keyboard.press("Enter");
    await until(`it is ${text}`, async () => wanted.test(await defined(page)));
  }
});

pageTest("a state is told to be the step", async (visit) => {
  const page = await visitHeavy(visit);
  await click(page, at.role);
  await click(page, at.step);
  await until("it is", async () => (await defined(page)) === "heavy(lr:0.02,mu:0.9,v:step){v=mu*v-lr*g;x=x+v}");
});

pageTest("a modifier is put around an own rule", async (visit) => {
  const page = await visitHeavy(visit);
  const before = await trajectory(page);
  await click(page, at.around);
  await click(page, at.clip);
  await until("it is around", async () => (await linkKey(page, "racers")) === "gd,lr:0.1;heavy+clip");
  assert.notEqual(await trajectory(page), before);
});

pageTest("a finger drags a default, and has the rule raced once more", async (visit) => {
  const page = await visit(`${heavy}&sheet=full`, { viewport: coarse(phone) });
  const [x, y] = [214, 527]; // of the slider
  await page.touchscreen.touchStart(x, y);
  for (let i = 1; i <= 8; ++i) await page.touchscreen.touchMove(x - 10 * i, y);
  await page.touchscreen.touchEnd();
  await until("it is dragged", async () => /mu:0\.[0-8]\d*\)/.test(await defined(page)));
  await page.touchscreen.tap(300, 310);
  await until("it races twice", async () => (await linkKey(page, "racers")) === "gd,lr:0.1;heavy;heavy");
});
