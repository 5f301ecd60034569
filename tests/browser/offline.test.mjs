// Ravine without a network, updates that come in whole or not at all, and what it takes to be installed.
import assert from "node:assert/strict";
import { pageTest, pause, run, until, useBrowser } from "./harness.mjs";
import { Site } from "./site.mjs";

useBrowser();

const race = "#v=1&loss=x^2+3*y^2&racers=gd,lr:0.1&steps=50";

/** A test with a copy of the page, which is served. */
function siteTest(name, path, body, options) {
  pageTest(
    name,
    async (visit) => {
      const site = new Site(path);
      try {
        site.mark(1);
        await site.open();
        await body(site, (link = race) => visit(link, { at: site.address }));
      } finally {
        await site.end();
      }
    },
    options,
  );
}

/** Waits until the first version is kept in whole. */
async function kept(page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
}

async function reload(page) {
  await page.reload({ waitUntil: "domcontentloaded" });
  await run(page);
}

/** Of which version each part of the page is. */
const marks = (page) =>
  page.evaluate(async () => {
    const late = await import(new URL("late.js", location.href)); // asked for only now
    return [Number(document.documentElement.dataset.mark), mark, late.mark];
  });

/** Has the browser look for another version, and waits until it is there or has failed. */
const look = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing;
    if (!worker) return registration.waiting ? "installed" : "none";
    return new Promise((resolve) => worker.addEventListener("statechange", () => resolve(worker.state)));
  });

const notice = (page) => page.evaluate(() => document.querySelector(".notice li")?.textContent ?? null);

const offline = { expected: /Failed to load resource|ERR_(CONNECTION_REFUSED|FAILED|INTERNET)|Failed to find a valid digest/ };

for (const path of ["", "some/where/"]) {
  siteTest(
    `after the first visit it runs without a network, at /${path}`,
    path,
    async (site, visit) => {
      const page = await visit();
      await kept(page);
      await site.close();
      await reload(page);
      assert.match(await page.evaluate(() => ravine.link()), /3\*y\^2/);
      await page.goto(`${site.address}index.html?from=elsewhere#v=1&loss=x*y`, { waitUntil: "domcontentloaded" });
      await run(page);
      assert.match(await page.evaluate(() => ravine.link()), /loss=x\*y/);
      assert.deepEqual(await marks(page), [1, 1, 1]);
    },
    offline,
  );
}

siteTest("a new version waits until it is asked for, and then comes in whole", "ravine/", async (site, visit) => {
  const page = await visit();
  await kept(page);
  site.mark(2);
  await reload(page);
  assert.deepEqual(await marks(page), [1, 1, 1]);
  await until("the notice is there", async () => (await notice(page)) === "A new version is ready.");
  await reload(page);
  assert.deepEqual(await marks(page), [1, 1, 1]);
  await until("it is there again", async () => (await notice(page)) === "A new version is ready.");
  await Promise.all([page.waitForNavigation({ waitUntil: "domcontentloaded" }), page.click(".notice button.main")]);
  await run(page);
  assert.deepEqual(await marks(page), [2, 2, 2]);
  assert.match(await page.evaluate(() => ravine.link()), /3\*y\^2/);
  await pause(500);
  assert.equal(await notice(page), null);
  await reload(page);
  await until("the old one is dropped", () => page.evaluate(async () => (await caches.keys()).length === 1));
});

siteTest("a new version comes with the next page when no page of the old one is left", "", async (site, visit) => {
  const page = await visit();
  await kept(page);
  await reload(page);
  site.mark(2);
  assert.equal(await look(page), "installed");
  await page.goto("about:blank");
  await until("it has taken over", async () => {
    await page.goto(site.address + race, { waitUntil: "domcontentloaded" });
    // A page that the update has caught half way opens itself anew.
    const shown = await run(page).then(() => marks(page)).catch(() => null);
    if (!shown) return false;
    assert.equal(new Set(shown).size, 1, shown.join());
    if (shown[0] === 2) return true;
    await page.goto("about:blank");
    return false;
  }, 60_000);
});

siteTest("another tab goes on with its own version when one calls the new in", "", async (site, visit) => {
  const page = await visit();
  await kept(page);
  await reload(page);
  const other = await page.browserContext().newPage();
  await other.goto(site.address + race, { waitUntil: "domcontentloaded" });
  await run(other);
  site.mark(2);
  await page.bringToFront();
  assert.equal(await look(page), "installed");
  await page.waitForSelector(".notice button.main");
  await Promise.all([page.waitForNavigation({ waitUntil: "domcontentloaded" }), page.click(".notice button.main")]);
  await run(page);
  assert.deepEqual(await marks(page), [2, 2, 2]);
  await other.bringToFront();
  assert.deepEqual(await marks(other), [1, 1, 1]);
  await Promise.all([other.waitForNavigation({ waitUntil: "domcontentloaded" }), other.click(".notice button.main")]);
  await run(other);
  assert.deepEqual(await marks(other), [2, 2, 2]);
});

const halves = {
  "a file of it is missing": (site) => site.remove("ravine.js"),
  "a file of it is of a third version": (site) => site.write("ravine.js", "export default () => {};"),
};

for (const [name, spoil] of Object.entries(halves)) {
  siteTest(
    `the old version stays when a new one cannot come in whole: ${name}`,
    "",
    async (site, visit) => {
      const page = await visit();
      await kept(page);
      await reload(page);
      site.mark(2);
      spoil(site);
      assert.equal(await look(page), "redundant");
      await reload(page);
      assert.deepEqual(await marks(page), [1, 1, 1]);
      assert.equal(await notice(page), null);
      await site.close();
      await reload(page);
      assert.deepEqual(await marks(page), [1, 1, 1]);
    },
    offline,
  );
}

siteTest("in a page of somebody else's nothing is kept, nor for an embedded race", "", async (site, visit) => {
  const page = await visit(`${race}&embed=1`);
  const registrations = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  await pause(1000);
  assert.equal(await registrations(), 0);
  site.write("around.html", `<!doctype html><link rel="icon" href="favicon.svg"><iframe src="./${race}" width="800" height="500"></iframe>`);
  await page.goto(`${site.address}around.html`);
  const frame = await until("the frame is there", () => page.frames().find((each) => each !== page.mainFrame()));
  await run(frame);
  await pause(1000);
  assert.equal(await registrations(), 0);
});

siteTest("where the browser keeps nothing, it runs all the same", "", async (site, visit) => {
  site.write("service-worker.js", 'throw new Error("no");');
  const page = await visit();
  await pause(500);
  assert.equal(await notice(page), null);
  assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
});

pageTest("Chromium finds all that it needs to install it", async (visit) => {
  const page = await visit();
  const session = await page.createCDPSession();
  const { url, errors } = await session.send("Page.getAppManifest");
  assert.match(url, /\/ravine\.webmanifest$/);
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  const others = installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"); // each test has a profile of its own
  assert.deepEqual(others, []);
  const manifest = await page.evaluate(async () => (await fetch("ravine.webmanifest")).json());
  assert.deepEqual(new Set(manifest.icons.map(({ purpose }) => purpose)), new Set(["any", "maskable"]));
  for (const { src, type } of manifest.icons) {
    const width = await page.evaluate(async (address) => {
      const picture = new Image(64, 64);
      picture.src = address;
      await picture.decode();
      return picture.naturalWidth;
    }, src);
    assert.ok(width > 0 && type === "image/svg+xml", src);
  }
});
