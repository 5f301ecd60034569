// What the benchmark compares computes the same: ravine-cli, JavaScript with central differences, and mathjs.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { centralDifferences, losses, mathjs, randomPoints } from "./javascript.mjs";

const build = process.env.RAVINE_BUILD ?? fileURLToPath(new URL("../../build", import.meta.url));

function ravine(key, x, y) {
  const { stdout, error } = spawnSync(`${build}/native/ravine-cli`, ["formula", key, "--at", `${x},${y}`], { encoding: "utf8" });
  if (error) throw error;
  const [, f, fx, fy] = stdout.match(/^value (\S+)\ngradient (\S+) (\S+)\n/);
  return [f, fx, fy].map(Number);
}

for (const [key, loss] of Object.entries(losses)) {
  test(`${key} is the same in JavaScript, in mathjs and as a formula`, () => {
    for (const [x, y] of randomPoints(loss, 5)) {
      const formula = ravine(key, x, y);
      const close = (values, tolerance, name) =>
        values.forEach((value, i) => {
          const allowed = tolerance * (1 + Math.abs(formula[0]) + Math.abs(formula[i]));
          assert.ok(Math.abs(value - formula[i]) <= allowed, `${name} at ${x},${y}: ${values} is not ${formula}`);
        });
      close(mathjs(loss)(x, y), 1e-12, "mathjs");
      close(centralDifferences(loss)(x, y), 1e-6, "central differences");
    }
  });
}
