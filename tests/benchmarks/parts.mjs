// The parts of the benchmark, in the order in which they run, and how many rows each of their tables has. scripts/benchmark runs
// them all by node parts.mjs [BUILD_FOLDER [ROUNDS]], parts.test.mjs each for a moment. What a part is: part.mjs.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { pythonWithTorch } from "../python.mjs";

export const parts = {
  "run.mjs": [12, 12, 3, 3, 10, 3, 8],
  "studies.mjs": [8, 2, 2],
  "networks.mjs": [pythonWithTorch ? 7 : 5],
  "training.mjs": [3],
  "panels.mjs": [2],
  "frames.mjs": [6, 2],
  "long_race.mjs": [2],
  "first_frame.mjs": [2, 10, 10, 2],
};

/** The arguments of Node that run a part. */
export const command = (part, ...details) => [fileURLToPath(new URL(part, import.meta.url)), ...details];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const part of Object.keys(parts)) {
    const { status } = spawnSync(process.execPath, command(part, ...process.argv.slice(2)), { stdio: "inherit" });
    if (status !== 0) process.exit(1);
  }
}
