// Runs files of tests, each in a process of its own, side by side: node run.mjs RESULTS FILE... What is counted goes to RESULTS,
// the counts of one file after the other.
//   RAVINE_JOBS  how many files at a time; 2 unless set
//
// A browser takes seconds to start. So each row of files has a Chromium, which useBrowser finds by the environment, and all have
// one server. Rows share no browser: pages in one take the focus and the clipboard from each other.
import { spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { serveBuilt } from "./built.mjs";
import { launchChromium } from "./chromium.mjs";
import { keepProgram } from "./profiles.mjs";

const [results, ...files] = process.argv.slice(2);
const rows = Number(process.env.RAVINE_JOBS ?? 2);
const folder = mkdtempSync(join(tmpdir(), "ravine-tests-"));
const queue = files.map((file) => ({ file, size: statSync(file).size })).sort((a, b) => b.size - a.size); // the longest first
let failed = false;

/** Runs a file, and prints and counts what it says when it has ended. */
async function runFile(file, env) {
  const counts = join(folder, `${relative(".", file).replaceAll("/", "-")}.tap`);
  const reporters = { spec: "stdout", tap: counts };
  const options = Object.entries(reporters).flatMap(([name, to]) => [`--test-reporter=${name}`, `--test-reporter-destination=${to}`]);
  const start = performance.now();
  const child = spawn(process.execPath, ["--test", ...options, file], { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (data) => (said += data));
  const status = await new Promise((resolve) => child.on("close", resolve));
  failed ||= status !== 0;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${relative(".", file)}: ${seconds} s\n${said}`);
  appendFileSync(results, readFileSync(counts));
}

/** Runs files of the queue until there are none left, in a browser that is kept. */
async function runRow(page) {
  let chromium = null;
  try {
    for (let next; (next = queue.shift());) {
      if (!chromium?.browser.connected) await keepProgram((chromium = await launchChromium()).browser, page);
      await runFile(next.file, { RAVINE_CHROMIUM: chromium.browser.wsEndpoint(), RAVINE_PAGE: page });
    }
  } finally {
    await chromium?.close();
  }
}

writeFileSync(results, "");
const site = await serveBuilt();
try {
  await Promise.all(Array.from({ length: rows }, () => runRow(site.address)));
} finally {
  site.close();
  rmSync(folder, { recursive: true });
}
process.exitCode = failed ? 1 : 0;
