// Adds up what the test runners counted: node tally.mjs BUILD_FOLDER... prints a line per runner and, at the end, the total.
// In each folder, ctest.xml tells which runners there were and how they ended; results/RUNNER.xml or .tap has their counts, the
// latter of one run or several. A runner that leaves no file is one test. One that counted nothing, or that failed without
// counting a failure, is one failure.
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const matches = (text, pattern) => [...text.matchAll(pattern)];

function catch2(text) {
  const totals = text.match(/<OverallResultsCases (.*?)\/>/)?.[1] ?? "";
  const count = (name) => Number(totals.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0);
  return { passed: count("successes") + count("expectedFailures"), failed: count("failures"), skipped: count("skips") };
}

function tap(text) {
  const count = (name) => matches(text, new RegExp(`^# ${name} (\\d+)$`, "gm")).reduce((sum, [, number]) => sum + Number(number), 0);
  return { passed: count("pass"), failed: count("fail") + count("cancelled"), skipped: count("skipped") + count("todo") };
}

function counted(folder, runner, succeeded) {
  const path = join(folder, "results", runner);
  if (existsSync(`${path}.xml`)) return catch2(readFileSync(`${path}.xml`, "utf8"));
  if (existsSync(`${path}.tap`)) return tap(readFileSync(`${path}.tap`, "utf8"));
  return { passed: Number(succeeded), failed: Number(!succeeded), skipped: 0 };
}

let passed = 0;
let failed = 0;
for (const folder of process.argv.slice(2)) {
  const report = join(folder, "ctest.xml");
  const runners = existsSync(report) ? matches(readFileSync(report, "utf8"), /<testcase name="([^"]+)".*? time="([^"]+)" status="([^"]+)"/g) : [];
  if (runners.length === 0) {
    console.log(`${basename(folder)}: no test ran`);
    failed += 1;
  }
  for (const [, runner, seconds, status] of runners) {
    const result = counted(folder, runner, status === "run");
    if (result.failed === 0 && (status !== "run" || result.passed === 0)) result.failed = 1;
    const skipped = result.skipped ? `, ${result.skipped} skipped` : "";
    console.log(`${basename(folder)} ${runner}: ${result.passed} passed, ${result.failed} failed${skipped} in ${Math.round(seconds)} s`);
    passed += result.passed;
    failed += result.failed;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
