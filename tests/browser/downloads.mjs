// Pages whose downloads are caught, for tests of what the Share panel saves. Places are those of a desktop.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { desktop, frames, link, standings, until } from "./harness.mjs";

export const race = "#v=1&loss=gaussian_well&racers=gd;adam&steps=60&at=20&tab=share";
export const png = [1007, 385];

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A page whose downloads land in a folder, and a way to click and get the file: {name, bytes}. */
export async function open(visit, hash = race, options = {}) {
  const page = await visit(hash, { viewport: desktop, ...options });
  const folder = mkdtempSync(join(tmpdir(), "ravine-downloads-"));
  folders.push(folder);
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    browserContextId: page.browserContext().id,
    downloadPath: folder,
  });
  const files = () => readdirSync(folder).filter((name) => !name.endsWith(".crdownload"));
  const arrived = async (patience) => {
    const [name] = await until("a file arrives", async () => (await frames(page, 1), files().length > 0 && files()), patience);
    const bytes = readFileSync(join(folder, name));
    rmSync(join(folder, name));
    await frames(page, 6); // what became of it is shown
    return { name, bytes };
  };
  const save = async (place, patience = 20_000) => {
    await press(page, place);
    return arrived(patience);
  };
  return { page, save, files, arrived };
}

export async function press(page, place) {
  await page.mouse.click(...place);
  await frames(page, 4);
}

/** Everything of a race that an export must leave as it is. */
export const state = async (page) => JSON.stringify([await link(page), await page.evaluate(() => location.hash), await standings(page)]);
