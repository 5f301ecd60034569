// Rules that are typed in the page. Places are those of a window of 1280 x 800 and of the Rules tab.
import assert from "node:assert/strict";
import { launchFirefox } from "./firefox.mjs";
import { coarse, desktop, frames, link, linkKey, pageTest, run, standings, until, useBrowser } from "./harness.mjs";

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

pageTest("the shared link of a typed rule is the same race in Firefox", async (visit) => {
  const page = await visit(race, { viewport: coarse(desktop) });
  await begin(page);
  await type(page, "[first] last = x\nto = x - lr*tanh(g) + mu*(x - last)/(1 + norm(x))\nlast = x\nx = to");
  await until("it is raced", async () => /x=to}$/.test(await defined(page)));
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
});

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
