// Measures how long it takes from the navigation to the first frame of the default race, beside a page of SDL2 and Dear ImGui and
// nothing else (the target empty_page), in Chromium without a graphics card.
//
// The two pages take turns. In each round both are opened with a new profile (cold), and then twice again with the same one: the
// first of these visits lets the browser keep what it compiled, and the second is the warm one.
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, printTable, rounds } from "./part.mjs";
import puppeteer from "puppeteer-core";
import { serve } from "../../scripts/server.mjs";

const pages = {
  Ravine: { folder: "site", fragment: "#v=1" },
  "the empty page": { folder: "empty", fragment: "" },
};
const flags = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-first-run", "--disable-background-networking"];
const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

function launch(profile) {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  return puppeteer.launch({ executablePath, userDataDir: profile, args: [...flags, ...root] });
}

/** The marks of one visit, in milliseconds since the navigation. */
async function visit(browser, address) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 720 });
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName("ravine first frame").length > 0, { polling: 50 });
  const marks = await page.evaluate(() =>
    performance.getEntriesByType("mark").map(({ name, startTime }) => [name.replace("ravine ", ""), startTime]),
  );
  await new Promise((resolve) => setTimeout(resolve, 1000)); // in which the browser keeps what it compiled
  await page.close();
  return Object.fromEntries(marks);
}

const best = {}; // the marks of the best visit, by cache and page
function note(cache, name, marks) {
  const known = ((best[cache] ??= {})[name] ??= { "first frame": Infinity });
  if (marks["first frame"] < known["first frame"]) best[cache][name] = marks;
}

async function measure(name, { folder, fragment }) {
  const profile = mkdtempSync(join(tmpdir(), "ravine-profile-"));
  const server = await serve(join(build, "web", folder));
  const address = `http://127.0.0.1:${server.address().port}/${fragment}`;
  try {
    for (const cache of ["cold", "kept", "warm"]) {
      const browser = await launch(profile);
      note(cache, name, await visit(browser, address));
      await browser.close();
    }
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

for (let round = 0; round < rounds; ++round) {
  for (const [name, page] of Object.entries(pages)) await measure(name, page);
}

/** Bytes of the files that a page loads at its start, as a server sends them that has Brotli. */
function size(folder, pattern) {
  const site = join(build, "web", folder);
  const names = readdirSync(site).filter((name) => pattern.test(name));
  return names.reduce((sum, name) => sum + statSync(join(site, name)).size, 0);
}

const names = Object.keys(pages);
const caches = { cold: "a new profile", warm: "its third visit" };

printTable("From the navigation to the first frame, milliseconds", ["cache", ...names, "ratio"],
  Object.entries(caches).map(([cache, words]) => {
    const [ours, empty] = names.map((name) => best[cache][name]["first frame"]);
    return [`${cache}: ${words}`, ours.toFixed(0), empty.toFixed(0), (ours / empty).toFixed(2)];
  }));

for (const [cache] of Object.entries(caches)) {
  const moments = Object.keys(best[cache].Ravine).sort((a, b) => best[cache].Ravine[a] - best[cache].Ravine[b]);
  printTable(`What the time goes into, ${cache}: milliseconds since the navigation`, ["", ...names],
    moments.map((moment) => [moment, ...names.map((name) => best[cache][name][moment]?.toFixed(0) ?? "")]));
}

const parts = { WebAssembly: /\.wasm\.br$/, "JavaScript at the start": /^(main|build|ravine|program)\.js\.br$/ };
printTable("Bytes with Brotli", ["", ...names],
  Object.entries(parts).map(([part, pattern]) => [part, ...names.map((name) => String(size(pages[name].folder, pattern)))]));
