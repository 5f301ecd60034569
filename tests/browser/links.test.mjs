// Links: opened, pasted, typed into the address bar, broken, huge.
import assert from "node:assert/strict";
import { allowClipboard } from "./clipboard.mjs";
import { link, pageTest, pause, small, standings, until, useBrowser } from "./harness.mjs";
import { countColours } from "./pixels.mjs";

useBrowser();

const saddle =
  "v=1&loss=x^2-y^2&x=-3,3&y=-1,2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.05,beta1:0.8&steps=120&seed=7";
const hash = (page) => page.evaluate(() => location.hash);
const notices = (page) =>
  page.evaluate(() => [...document.querySelectorAll("#notices li")].map((item) => item.textContent));

const links = [
  saddle,
  "v=1&loss=exp(x)+sin(y)^2&racers=rmsprop,lr:0.03",
  "v=1&loss=x^2%2By^2&start=-1,1&racers=momentum,lr:0.01,mu:0.95,form:average;adagrad&steps=30",
  "v=1&racers=adam,lr:0.1*0.97^t,eps_at:inside,correct:off&loss=x^2+10*y^2",
];

for (const opened of links) {
  pageTest(`opened and read back is the same: ${opened}`, async (visit) => {
    const page = await visit(`#${opened}`);
    const [shown, standing] = [await link(page), await standings(page)];
    assert.deepEqual(standing.complaints, []);
    assert.deepEqual(await notices(page), []);
    for (const key of ["loss", "racers"]) assert.equal(part(shown, key), part(opened, key));

    await page.evaluate(() => ravine.load("v=1&loss=himmelblau"));
    assert.notEqual(await link(page), shown);
    assert.deepEqual(await page.evaluate((text) => ravine.load(text), `https://example.org/#${shown}`), []);
    assert.equal(await link(page), shown);
    assert.deepEqual(await standings(page), standing);
  });
}

function part(text, key) {
  const found = text.split("&").find((candidate) => candidate.startsWith(`${key}=`));
  return found && decodeURIComponent(found);
}

pageTest("an address typed by hand is followed, and stands as it was typed", async (visit) => {
  const page = await visit();
  await page.evaluate((typed) => (location.hash = typed), `#${saddle}`);
  await until("the race is loaded", async () => (await standings(page)).steps === 120);
  await pause(1200);
  assert.equal(await hash(page), `#${saddle}`);
});

pageTest("the address follows the race once it rests, and is written few times", async (visit) => {
  const page = await visit("", {
    prepare: (fresh) =>
      fresh.evaluateOnNewDocument(() => {
        window.writes = [];
        const replace = history.replaceState.bind(history);
        history.replaceState = (...values) => (window.writes.push(performance.now()), replace(...values));
      }),
  });
  const entries = await page.evaluate(() => history.length);
  for (let i = 1; i <= 12; ++i) {
    await page.evaluate((slope) => ravine.load(`v=1&loss=x^2+${slope}*y^2`), i);
    await pause(30);
  }
  const shown = await link(page);
  await until("the address follows", async () => (await hash(page)) === `#${shown}`);
  await pause(1500);
  assert.ok((await page.evaluate(() => window.writes.length)) <= 3);
  assert.equal(await page.evaluate(() => history.length), entries);
  assert.equal(await link(page), shown);

  await page.reload();
  await page.waitForFunction(() => window.ravine && document.getElementById("splash").dataset.state === "gone");
  assert.equal(await link(page), shown);
});

pageTest("who leaves right after a change and comes back finds it", async (visit) => {
  const page = await visit();
  await page.evaluate(() => ravine.load("v=1&loss=x^2+7*y^2&racers=adam"));
  const shown = await link(page);
  await pause(60); // for the event, not for the address
  await page.goto("about:blank");
  await page.goBack();
  await page.waitForFunction(() => window.ravine && document.getElementById("splash").dataset.state === "gone");
  assert.equal(await link(page), shown);
});

pageTest("a link pasted with the keys onto the surface is loaded", async (visit) => {
  const page = await visit();
  await allowClipboard(page);
  await page.evaluate((text) => navigator.clipboard.writeText(text), `Look: https://example.org/ravine/#${saddle}`);
  await page.keyboard.down("Control");
  await page.keyboard.down("KeyV", { commands: ["Paste"] });
  await page.keyboard.up("KeyV");
  await page.keyboard.up("Control");
  await until("the race is loaded", async () => (await standings(page)).steps === 120);
  await until("the address follows", async () => (await hash(page)) === `#${await link(page)}`);
});

pageTest(
  "a link whose # was encoded on its way is opened and told, from the page and from where there is none",
  async (visit) => {
    for (const path of ["?%23v=1&loss=x*y&steps=120", "%23v=1&loss=x/3&steps=120"]) {
      const page = await visit(path);
      await until("it is opened", async () => (await standings(page)).steps === 120);
      assert.match((await notices(page)).join(), /written as %23/);
    }
  },
  { expected: /404/ },
);

pageTest("a text that is neither link nor table is told when it is pasted", async (visit) => {
  const page = await visit();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "a letter to somebody");
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  });
  await until("it is told", async () => /neither a link nor a table/.test((await notices(page)).join()));
});

pageTest("a broken link says what is wrong, keeps the rest, and races", async (visit) => {
  const page = await visit("#v=1&loss=x^2-y^2&start=1.5,NaN&racers=gd,lr:abc;nosuch;adam,lr:0.1&steps=40&colour=red", { viewport: small });
  const sentences = (await notices(page)).join("\n");
  for (const culprit of ["start", "abc", "nosuch", "colour"])
    assert.ok(sentences.includes(culprit), `${culprit} in: ${sentences}`);
  const { steps, racers } = await standings(page);
  assert.equal(steps, 40);
  assert.ok(racers.some(({ optimizer }) => optimizer === "gd") && racers.some(({ optimizer }) => optimizer === "adam"));
  await page.keyboard.press("Space");
  await until("the race moves", async () => (await standings(page)).step > 2);
  assert.ok((await countColours(page)) > 1000);
});

pageTest("a second link without faults takes the complaints away, and so does the cross", async (visit) => {
  const page = await visit("#v=1&racers=nosuch;gd");
  assert.ok((await notices(page)).length > 0);
  await page.evaluate((fine) => ravine.load(fine), saddle);
  assert.deepEqual(await notices(page), []);
  await page.evaluate(() => ravine.load("v=1&racers=nosuch;gd"));
  assert.ok((await notices(page)).length > 0);
  await page.click('#notices [aria-label="Dismiss"]');
  assert.deepEqual(await notices(page), []);
});

const hostile = {
  "an unclosed bracket": "v=1&loss=sin(x",
  "a loss that is infinite at the start": "v=1&loss=1/x&start=0,1",
  markup: "v=1&loss=<img src=x onerror=alert(1)>&racers=<script>alert(1)</script>",
  "broken percents": "v=1&loss=%E0%A4%A&x=%",
  "a newer version": "v=999&loss=x^2",
  "nothing but separators": "&&==;;,,&=&",
};

pageTest("a hostile link ends in a sentence, not in a crash", async (visit) => {
  const page = await visit(`#${Object.values(hostile)[0]}`);
  for (const [name, text] of Object.entries(hostile)) {
    await page.evaluate((typed) => (location.hash = typed), `#${text}`);
    await until(`the link with ${name} is read`, async () => {
      const { racers, complaints } = await standings(page);
      return complaints.length > 0 || racers.some(({ retired }) => retired);
    });
    await page.evaluate(() => ravine.step(3));
    assert.equal((await standings(page)).step, 3, name);
    await page.evaluate(() => ravine.load("v=1"));
  }
});

pageTest("100 kB of address are survived, with a complaint", async (visit) => {
  const page = await visit(`#v=1&steps=77&loss=x^2${"+x^2".repeat(25_000)}`);
  assert.ok((await standings(page)).complaints.length > 0);
  assert.ok((await notices(page)).length > 0);
  await page.evaluate(() => ravine.step(1));
  const complaints = await page.evaluate(() => ravine.load("#" + "racers=gd;".repeat(200_000)));
  assert.ok(complaints.length > 0);
  assert.deepEqual(await page.evaluate(() => ravine.load("v=1&loss=x^2+y^2")), []);
});
