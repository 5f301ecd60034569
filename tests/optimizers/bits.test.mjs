// Every optimizer, under each of its choices, takes the same way natively and as WebAssembly under Node, to the bit.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const build = process.env.RAVINE_BUILD ?? fileURLToPath(new URL("../../build", import.meta.url));
const native = `${build}/native/ravine-cli`;
const wasm = `${build}/node/ravine-cli.js`;

function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", timeout: 60_000, maxBuffer: 1 << 28 });
  if (error) throw error;
  assert.deepEqual([status, stderr], [0, ""], args.join(" "));
  return stdout;
}

const racers = JSON.parse(run(native, ["list", "optimizers", "--json"])).flatMap(({ key, parameters }) => [
  key,
  `${key},lr:0.1*0.99^t`,
  ...parameters.flatMap(({ key: parameter, choices = [] }) => choices.map((choice) => `${key},${parameter}:${choice}`)),
]);

const skip = existsSync(wasm) ? false : `there is no ${wasm}: build the preset node for this test`;
for (const loss of ["two_minima", "sin(3x)cos(2y)%2B(x^2%2By^2)/9"]) {
  test(`all optimizers on ${decodeURIComponent(loss)}`, { skip }, () => {
    assert.ok(racers.length > 50);
    for (let first = 0; first < racers.length; first += 32) {
      const link = `v=1&loss=${loss}&start=1.4,1.1&racers=${racers.slice(first, first + 32).join(";")}&steps=300`;
      const expected = run(native, ["race", link]);
      assert.ok(expected.split("\n").length > 300);
      assert.ok(run(process.execPath, ["--no-experimental-fetch", wasm, "race", link]) === expected, link);
    }
  });
}
