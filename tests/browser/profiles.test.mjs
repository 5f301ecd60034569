// Tests do not meet: of what one has stored, or was allowed, the next finds nothing; nor does another page of the same test.
import assert from "node:assert/strict";
import { allowClipboard } from "./clipboard.mjs";
import { pageTest, useBrowser } from "./harness.mjs";

useBrowser();

/** What an origin has stored and is allowed. To be evaluated in the page, before it has stored anything by itself. */
async function inspect() {
  const [databases, cached, { state }] = await Promise.all([
    indexedDB.databases(),
    caches.keys(),
    navigator.permissions.query({ name: "geolocation" }),
  ]);
  return { cookie: document.cookie, local: localStorage.length, databases: databases.length, cached: cached.length, state };
}

const nothing = { cookie: "", local: 0, databases: 0, cached: 0, state: "prompt" };
const embedded = "#v=1&loss=x^2&embed=1"; // keeps no copy of the page

for (const turn of ["first", "next"]) {
  pageTest(`the ${turn} test begins with nothing, and leaves something`, async (visit) => {
    const page = await visit(embedded, { running: false });
    const workers = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    assert.deepEqual([await page.evaluate(inspect), await workers()], [nothing, 0]);
    await page.browserContext().overridePermissions(new URL(page.url()).origin, ["geolocation"]);
    await page.evaluate(async () => {
      document.cookie = "left=behind; max-age=600";
      localStorage.setItem("left", "behind");
      await new Promise((resolve) => (indexedDB.open("left").onsuccess = resolve));
      await caches.open("left");
      await navigator.serviceWorker.register("service-worker.js");
      await navigator.serviceWorker.ready;
    });
    await allowClipboard(page, "geolocation");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "");
    await page.evaluate(() => navigator.clipboard.writeText("left behind"));
    const full = await page.evaluate(inspect);
    assert.deepEqual({ ...full, cached: full.cached > 1 }, { cookie: "left=behind", local: 1, databases: 1, cached: true, state: "granted" });
    assert.equal(await workers(), 1);
    const other = await visit(embedded, { running: false });
    assert.deepEqual(await other.evaluate(inspect), nothing);
  });
}
