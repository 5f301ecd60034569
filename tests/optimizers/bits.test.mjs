// Every optimizer, under each of its choices, takes the same way natively and as WebAssembly under Node, to the bit.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const build = process.env.RAVINE_BUILD ?? fileURLToPath(new URL("../../build", import.meta.url));
const native = `${build}/native/ravine-cli`;
const wasm = `${build}/web/ravine-cli.js`;

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

// Runs a race natively and under Node, and compares what both print.
function compare(link) {
  const expected = run(native, ["race", link]);
  assert.ok(expected.split("\n").length > 300);
  assert.ok(run(process.execPath, ["--no-experimental-fetch", wasm, "race", link]) === expected, link);
}

const skip = existsSync(wasm) ? false : `there is no ${wasm}: build the preset web for this test`;
for (const loss of ["two_minima", "sin(3x)cos(2y)%2B(x^2%2By^2)/9"]) {
  test(`all optimizers on ${decodeURIComponent(loss)}`, { skip }, () => {
    assert.ok(racers.length > 50);
    for (let first = 0; first < racers.length; first += 32) {
      compare(`v=1&loss=${loss}&start=1.4,1.1&racers=${racers.slice(first, first + 32).join(";")}&steps=300`);
    }
  });
}

const modifiers = ["clip", "clip,clip.by:value", "sign", "centralise", "sam", "decay", "cautious", "grams", "graft", "graft,graft.of:adagrad",
  "graft,graft.of:rmsprop", "lookahead", "average", "average,average.of:all", "noise", "clip+sam+cautious+lookahead+average"];
for (const noise of [0, 0.3]) {
  test(`modifiers around Adam and around gradients taken elsewhere, with noise ${noise}`, { skip }, () => {
    const around = modifiers.flatMap((modifier) => [`adam+${modifier}`, `nesterov+${modifier},form:lookahead`]);
    compare(`v=1&loss=two_minima&start=1.4,1.1&racers=${around.join(";")}&noise=${noise}&seed=5&steps=300`);
  });
}

test("typed rules with every call", { skip }, () => {
  const rule = "[first]z=x;v=mu*v+gradient(x-lr*mu*v);d=hessian_diagonal()*hessian_times(v);s=s+dot(g,g)+norm1(v)+largest(v)+mean(v)+f;" +
    "z=z-lr*v/(1+sqrt(s)+norm(d));x=where(value(z)<f,z,x+lr*normal()/count()-lr*sum(g)*erf(v))";
  const half = "half+(k:0.5){[after]u=k*u}";
  const define = encodeURIComponent(`own(lr:0.02,mu:0.9){${rule}}${half}`);
  compare(`v=1&loss=two_minima&start=1.4,1.1&define=${define}&racers=own;own,lr:0.01*0.99^t;own+half;own+half+clip,half.k:0.2&steps=300`);
});
