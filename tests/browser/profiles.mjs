// Clean profiles for the pages of a test. To compile the program anew costs more than most tests, and Chromium keeps what it has
// compiled with a process. So a test's first page comes into the browser's own profile, which is emptied after the test; there all
// pages share a process (--process-per-site) with one that stays and holds the compiled program. Other pages of the test, as if
// somebody else's, get a new profile each; in Firefox all do.
import { allowClipboard } from "./clipboard.mjs";

const stored = "cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage";
const keeper = "favicon.svg?keeper"; // a page without a script of its own

/** Has a page of Chromium hold the compiled program. */
export async function keepProgram(browser, address) {
  const page = await browser.newPage();
  await page.goto(address + keeper);
  await page.evaluate(async () => (window.program = await WebAssembly.compileStreaming(fetch("ravine.wasm"))));
  return page;
}

export class Profiles {
  #browser;
  #address;
  #own = null;
  #others = [];
  #ownIsFree;

  constructor(browser, address, isFirefox) {
    this.#browser = browser;
    this.#address = address;
    this.#ownIsFree = !isFirefox;
  }

  /** @returns {Promise<import("puppeteer-core").BrowserContext>} a profile that has nothing in it */
  async next() {
    if (this.#ownIsFree) {
      this.#ownIsFree = false;
      return (this.#own = this.#browser.defaultBrowserContext());
    }
    this.#others.push(await this.#browser.createBrowserContext());
    return this.#others.at(-1);
  }

  /** Closes all pages, and leaves nothing of what they stored or were allowed. */
  async end() {
    for (const context of this.#others) await context.close();
    if (!this.#own) return;
    const pages = await this.#own.pages();
    const found = pages.find((page) => page.url().endsWith(keeper));
    const kept = found ?? (await keepProgram(this.#browser, this.#address)); // it ends with a renderer that crashes
    for (const page of pages) if (page !== kept) await page.close();
    await allowClipboard(kept);
    await kept.evaluate(() => navigator.clipboard.writeText(""));
    await kept.emulateFocusedPage(false);
    await this.#own.clearPermissionOverrides();
    const session = await kept.createCDPSession();
    await session.send("Storage.clearDataForOrigin", { origin: "*", storageTypes: stored });
    await session.send("Browser.setDownloadBehavior", { behavior: "default" });
    await session.detach();
  }
}
