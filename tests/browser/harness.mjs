// Tests of the built page in a real browser, in one clean profile a test: Chromium, unless the file asks for Firefox. run.mjs runs
// many files in one browser; a file that is run alone has its own.
//   RAVINE_BUILD     the folder with web/site and native/ravine-cli; build/ of this repository unless set
//   CHROMIUM         the browser; the system's unless set
//   RAVINE_CHROMIUM  the address of one that runs already, with that of the built page in RAVINE_PAGE
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import puppeteer from "puppeteer-core";
import { serveBuilt } from "./built.mjs";
import { launchChromium } from "./chromium.mjs";
import { keepProgram, Profiles } from "./profiles.mjs";

export { build } from "./built.mjs";
export const desktop = { width: 1280, height: 800 };
export const small = { width: 900, height: 600 }; // with the panels of a desktop
export const phone = { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** A window of the same size that has fewer pixels, for tests that do not look at them: without a graphics card they take time. */
export const coarse = (viewport) => ({ ...viewport, deviceScaleFactor: 0.5 });

let browser, address;
let last = Promise.resolve(); // the end of the test before: one that takes too long goes on beside the next

/**
 * Has a browser and a server before the file's tests, until they are over.
 * @param {object} [options]
 * @param {string[]} [options.flags] of Chromium's: it is started for this file alone
 * @param {typeof launchChromium} [options.launch] another browser: firefox.mjs
 */
export function useBrowser({ flags, launch } = {}) {
  const shared = process.env.RAVINE_CHROMIUM && !flags && !launch;
  let close;
  before(async () => ({ browser, address, close } = await (shared ? join() : open(launch ?? launchChromium, flags))));
  after(() => close?.());
}

/** The browser and the server that are there already. */
async function join() {
  const running = await puppeteer.connect({ browserWSEndpoint: process.env.RAVINE_CHROMIUM });
  return { browser: running, address: process.env.RAVINE_PAGE, close: () => running.disconnect() };
}

/** A browser, a server of the built page, and a way to end both. */
async function open(launch, flags) {
  const site = await serveBuilt();
  const launched = await launch(flags).catch((cause) => {
    site.close();
    throw cause;
  });
  const close = () => launched.close().finally(site.close);
  if (!(await isFirefox(launched.browser))) await keepProgram(launched.browser, site.address);
  return { browser: launched.browser, address: site.address, close };
}

/**
 * A test that visits the page. It fails, too, when a page logs an error, offends its security policy, leaves an error
 * uncaught or asks another host for anything.
 * @param {(visit: typeof visitPage) => Promise<void>} body
 * @param {{expected?: RegExp, timeout?: number}} [options] errors that the test is about, and how long it may take
 */
export function pageTest(name, body, { expected, timeout = 120_000 } = {}) {
  test(name, { timeout }, async ({ signal }) => {
    await last;
    const profiles = new Profiles(browser, address, await isFirefox(browser));
    const faults = [];
    let ended, over = false;
    const end = () => (ended ??= profiles.end());
    signal.addEventListener("abort", () => (last = end().catch(() => {})));
    try {
      await body(async (link = "", options = {}) =>
        visitPage(await profiles.next(), link, options, (fault) => over || expected?.test(fault) || faults.push(fault)),
      );
    } finally {
      over = true; // a page that is closed in the midst of something may complain
      await end();
    }
    assert.deepEqual(faults, []);
  });
}

/**
 * @param {string} link the fragment, with its '#'
 * @param {object} options
 * @param {boolean} [options.running] whether to wait until Ravine runs and its first frame is seen
 * @param {"reduce"|"no-preference"} [options.motion] unless asked for, a race that is opened stands still
 * @param {(page) => Promise<void>} [options.prepare] called before the page loads
 * @param {string} [options.at] the address of the page, where it is not the built one's
 */
async function visitPage(context, link, options, fault) {
  const { viewport = coarse(small), running = true, motion = "reduce", prepare, at = address } = options;
  const page = await context.newPage();
  const screenshot = page.screenshot.bind(page);
  // Beyond the viewport, where a part is taken by itself, resizes the page and takes the mouse off it.
  page.screenshot = (how) => screenshot({ captureBeyondViewport: false, ...how });
  page.on("console", (message) => message.type() === "error" && !isSlowTouch(message.text()) && fault(message.text()));
  page.on("pageerror", (error) => fault(String(error)));
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && host !== new URL(at).host) fault(`a request to ${host}`);
  });
  await page.setViewport(viewport);
  await prefer(page, motion);
  await prepare?.(page);
  await page.goto(at + link, { waitUntil: "domcontentloaded" });
  if (running) await run(page);
  return page;
}

/** Chromium's word that a busy machine took longer over a touch than it waits for before it scrolls by itself. */
const isSlowTouch = (text) => text.startsWith("[Intervention] Ignored attempt to cancel a touch");

const isFirefox = async (running) => /^firefox/i.test(await running.version());

/** Dark, and as much motion as is wanted. Firefox is told by its preferences, for good. */
async function prefer(page, motion) {
  if (await isFirefox(browser)) return assert.equal(motion, "reduce");
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: "dark" },
    { name: "prefers-reduced-motion", value: motion },
  ]);
}

/** Waits until Ravine runs and its first frame is seen. */
export async function run(page) {
  await page.waitForFunction(
    () => document.getElementById("splash").dataset.state === "gone" || document.querySelector(".failure p"),
  );
  assert.equal(await failure(page), null);
  await page.evaluate(() => ravine.ready);
}

/** @returns {Promise<string|null>} the sentence on the splash */
export function failure(page) {
  return page.evaluate(() => document.querySelector(".failure p")?.textContent ?? null);
}

export const link = (page) => page.evaluate(() => ravine.link());
export const standings = (page) => page.evaluate(() => ravine.standings());

/** The value of a key of the link that is shown, or undefined. */
export async function linkKey(page, key) {
  const parts = (await link(page)).split("&").map((part) => part.split("="));
  return parts
    .find(([name]) => name === key)
    ?.slice(1)
    .join("=");
}

/** Waits until `probe` (run here, asking the page) returns something true, and returns it. */
export async function until(what, probe, milliseconds = 10_000) {
  for (const end = performance.now() + milliseconds; ;) {
    const value = await probe();
    if (value) return value;
    assert.ok(performance.now() < end, `waited in vain until ${what}`);
    await pause(50);
  }
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until the page has drawn some frames: the app takes one or two for each event of a hand. */
export function frames(page, count = 10) {
  return page.evaluate(
    (left) =>
      new Promise((resolve) => {
        const next = () => (left-- > 0 ? requestAnimationFrame(next) : resolve());
        next();
      }),
    count,
  );
}
