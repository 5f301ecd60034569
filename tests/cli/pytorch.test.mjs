// `ravine-cli export pytorch`: the script repeats the race, for every optimizer in each of its conventions.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { pythonWithTorch as python, withoutTorch as skip } from "../python.mjs";
import { randomNumbers } from "../seed.mjs";
import { native, run } from "./programs.mjs";

const runner = fileURLToPath(new URL("run_scripts.py", import.meta.url));

function cli(...args) {
  const { status, stdout, stderr } = run(native, args);
  assert.equal(status, 0, stderr);
  return stdout;
}

// Every optimizer as it is, with a rate that falls, with each convention, and with what torch does in a way of its own.
const catalogue = JSON.parse(cli("list", "optimizers", "--json"));
// Methods that find rates at which they leap to and fro are chaotic, and tame with a hundredth of these.
const leaps = (key) => ["polyak_step", "momo", "dowg"].includes(key);
// The matrix of a few gradients is singular, and a small eps multiplies the rounding there.
const calm = (key) => (["shampoo", "soap"].includes(key) ? ",eps:0.01" : "");
const variants = catalogue.flatMap(({ key, parameters }) => [
  leaps(key) ? `${key},lr:0.01` : key,
  `${key},lr:${leaps(key) ? 0.01 : parameters[0].default}*0.99^t`,
  ...parameters.flatMap((p) => (p.choices ?? []).filter((c) => c !== p.default).map((c) => `${key},${p.key}:${c}`)),
  ...(parameters.some((p) => p.key === "decay") ? [`${key},decay:0.05,x:0.7,y:-0.3`] : []),
].map((racer) => racer + calm(key)));
variants.push("momentum,mu:0", "momentum,mu:0,dampening:0.5", "momentum,mu:min(0.9,(t-1)/20),dampening:0.1", "nesterov,mu:0",
  "rmsprop,mu:max(0,0.5-t/20)", "rmsprop,mu:0.8,centered:on,eps:1e-4", "adam,beta1:min(0.95,0.5+t/50),beta2:0.99", "adam,beta1:0",
  "asgd,lambda:0.1,t0:5", "rprop,eta_minus:0.3,step_max:0.1", "lbfgs,memory:2", "newton,damping:0.5", "gd,lr:where(t<9,0.05,hypot(0.01,1/t^2))",
  "newton,fallback:saddle-free,damping:0.1", "adamw,amsgrad:on,eps:1e-4,lr:0.1*mod(t,5)/5+1e-4");
// Modifiers.
variants.push("gd+noise", "momentum+clip+noise,noise.heat:0.001", "gd+sam+average,average.of:all", "gd+clip,clip.max:0.5", "adam+sign", "momentum+centralise", "gd+sam", "adam+decay", "adam+cautious", "momentum+grams",
  "lion+lookahead,lookahead.k:3", "gd+average", "rmsprop+clip+lookahead,lr:0.01*0.99^t",
  "adam+graft,lr:0.005", "momentum+graft,graft.of:adagrad", "lion+graft,graft.of:rmsprop");

// Typed rules, which together make every call, and have names that Python has, too.
const definitions = [
  "heavy(lr:0.02,mu:0.9){v=mu*v-lr*g;x=x+v}",
  "calls{lr=0.005;n=norm(g)+norm1(g)+largest(g)+sqrt(count());x=x-lr*g*count()/max(n,1)-lr*mean(g)/(1+|sum(g)|+dot(g,x)^2)}",
  "curved(lr:0.005){h=hessian_times(g);d=hessian_diagonal();x=x-lr*g/(1+norm(h)/(1+norm(g)))-lr*g/(2+|d|)}",
  "drawn(lr:0.01,heat:0.001){[first]x=x+0.01*normal()*normal();x=x-lr*g+heat*normal()-heat*normal()^2}",
  "python(lr:0.01,lambda:0.5,self:0.1,params:1){state=lambda*state+self*g;lambda_=state*params;x=x-lr*lambda_}",
  "turns(lr:0.01,way:plain|ahead){[way=ahead]g=gradient(x-lr*g);[first]z=x;z=z-lr*g;x=x+(z-x)/(t+1)}",
  "level(lr:0.002){[first]low=f;low=min(low,value(x-lr*g));x=x-lr*g/(1+f-low+|f|)}",
  "half+(k:0.5){[after]u=k*u}",
];
const typed = ["heavy", "heavy,lr:0.01*0.99^t", "calls", "curved", "drawn", "python,lambda:0.9", "turns", "turns,way:ahead",
  "level", "gd+half", "heavy+half+cautious,half.k:0.8", "adam+clip+half,lr:0.01"];
variants.push(...typed);

// Surfaces on which few races are chaotic in their first steps, and all ways in which a step may see another loss.
const settings = [
  "steps=50",
  "steps=50&loss=rosenbrock",
  "steps=50&loss=himmelblau",
  "steps=50&loss=least_squares&batch=4&seed=3",
  "steps=50&loss=mean(softplus(-v*(x*u-y)))%2B0.1*sum(x^2)/9&data=0,1;1,-1;2,1;-1,1;0.5,-1&batch=2&noise=0.05",
  "steps=50&loss=booth&noise=0.3&seed=42",
  "steps=50&loss=saddle&start=1.5,0.001",
  // every function; here methods that look at curvatures, which jump, are chaotic
  "steps=50&start=1.1,-0.7&loss=|x|^1.5%2Btanh(x*y)%2Bmax(x,y)^2%2Bcbrt(2%2Bx)/3%2Bwhere(x<y,x^2,2*x^2-x*y)%2Batan2(y,3)%2Bmod(x,7)/2" +
    "%2Berf(y)%2Bsigmoid(x)%2B2^y%2Blog10(9%2Bx)%2B(x>3)",
];
// Methods that divide by curvatures, or compare losses that agree to all but their last digits, multiply the rounding errors of
// each step in the next one. For so many steps that stays within the tolerance.
const stepsBeforeAmplified = 6;
const isCurved = (racer) => /^(newton|armijo|cg|bfgs|lbfgs|shampoo|soap|nelder_mead|cma_es)/.test(racer);

const racersAtOnce = 32;
const races = settings.flatMap((setting) => {
  const links = [];
  const fit = variants.filter((racer) => !setting.includes("where") || !isCurved(racer));
  for (let i = 0; i < fit.length; i += racersAtOnce) {
    const racers = fit.slice(i, i + racersAtOnce);
    links.push({ racers, link: `v=1&${setting}&define=${encodeURIComponent(definitions.join(""))}&racers=${racers.join(";")}` });
  }
  return links;
});

// Rules at random, of terms that stay small and change smoothly, so that no rounding error grows.
function randomRule(random, name) {
  const of = (list) => list[Math.floor(random() * list.length)];
  const terms = ["tanh(g)", "sin(x)", "v", "s", "tanh(gradient(x-0.01*tanh(g)))", "0.1*normal()", "tanh(hessian_times(tanh(g))/100)",
    "tanh(hessian_diagonal()/100)", "cos(t)", "tanh(f/100)", "tanh(value(0.9*x)/100)", "tanh(dot(g,x)/100)", "mean(x)/(1+largest(x))",
    "0.1*count()", "sum(tanh(x))/2", "norm(x)/(1+norm1(x))", "mu"];
  const sum = (depth) => depth ? of([`(${sum(depth - 1)}+${sum(depth - 1)})/2`, `(${sum(depth - 1)}-${sum(depth - 1)})`,
    `${sum(depth - 1)}*${sum(depth - 1)}`, `where(t<${1 + Math.floor(50 * random())},${sum(depth - 1)},${sum(depth - 1)})`]) : of(terms);
  const lines = [`[first]v=${sum(1)}`, `[way=up]v=0.5*v+0.1*${sum(1)}`, `[first]x=x+0.1*${sum(1)}`].filter(() => random() < 0.7);
  const rule = [...lines, `s=0.5*s+0.1*${sum(2)}`, "v=v+0*s", `x=x-lr*${sum(2)}`].join(";");
  const asksTooOften = ["gradient(", "value(", "hessian_times(", "hessian_diagonal("].some((call) => rule.split(call).length > 5);
  return asksTooOften ? randomRule(random, name) : `${name}(lr:0.01,mu:0.9,way:up|down){${rule}}`;
}

const rowsOf = (csv) => csv.trimEnd().split("\n").slice(1).map((line) => line.split(",").map(Number));

// What disagrees, a line per racer; the largest errors go into worst, by optimizer.
function compare({ link, racers }, output, worst = {}) {
  assert.equal(output.error, undefined, `${link}\n${output.error}`);
  const ours = rowsOf(cli("race", link)), theirs = rowsOf(output.output);
  assert.equal(new Set(ours.map(([, racer]) => racer)).size, racers.length, link);
  const place = ([step, racer]) => `${step},${racer}`;
  assert.deepEqual(theirs.map(place), ours.map(place), link);
  const wrong = new Map();
  for (const [i, [step, racer, ...numbers]] of ours.entries()) {
    const name = racers[racer], key = name.split(/[,+]/)[0];
    const error = Math.max(...numbers.map((number, k) => Math.abs(theirs[i][2 + k] - number) / Math.max(1, Math.abs(number))));
    worst[key] = Math.max(worst[key] ?? 0, error);
    const isAmplified = isCurved(name) && step > stepsBeforeAmplified;
    const agrees = error <= (isAmplified ? 1e-6 : 1e-10); // and not NaN
    if (!agrees && !wrong.has(name)) wrong.set(name, `${name} at step ${step} of ${link.split(/&(define|racers)/)[0]}: ${error}`);
  }
  return [...wrong.values()];
}

test("scripts repeat the races of every optimizer, in every convention", { skip }, (t) => {
  const folder = mkdtempSync(join(tmpdir(), "ravine-"));
  try {
    const files = races.map(({ link }, i) => {
      const file = join(folder, `${i}.py`);
      writeFileSync(file, cli("export", "pytorch", link));
      return file;
    });
    const { stdout, stderr } = spawnSync(python, [runner, ...files], { encoding: "utf8", timeout: 500_000, maxBuffer: 1 << 28 });
    assert.notEqual(stdout, "", stderr);
    const worst = {};
    const wrong = JSON.parse(stdout).flatMap((output, i) => compare(races[i], output, worst));
    assert.deepEqual(wrong, []);
    const own = typed.map((racer) => racer.split(/[,+]/)[0]);
    assert.deepEqual(Object.keys(worst).sort(), [...new Set([...catalogue.map(({ key }) => key), ...own])].sort());
    for (const [key, error] of Object.entries(worst)) t.diagnostic(`${key}: ${error.toExponential(1)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("balls leave the race where they do in Ravine", { skip }, () => {
  const folder = mkdtempSync(join(tmpdir(), "ravine-"));
  try {
    const race = {
      link: "v=1&steps=40&loss=log(x)%2By^2&start=1,1&racers=gd;gd,lr:99;adam,lr:1/(t-3);momentum,lr:0/(t-2);newton,fallback:none",
      racers: ["gd", "gd", "adam", "momentum", "newton"],
    };
    const file = join(folder, "race.py");
    writeFileSync(file, cli("export", "pytorch", race.link));
    const { stdout, stderr } = spawnSync(python, [runner, file], { encoding: "utf8", timeout: 100_000 });
    assert.notEqual(stdout, "", stderr);
    assert.ok(cli("race", race.link).split("\n").length < 40 * 5);
    assert.deepEqual(compare(race, JSON.parse(stdout)[0]), []);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("scripts repeat the races of rules at random", { skip }, () => {
  const random = randomNumbers(), folder = mkdtempSync(join(tmpdir(), "ravine-"));
  try {
    const files = [2, 5].flatMap((setting) => Array.from({ length: 4 }, (_, i) => {
      const names = Array.from({ length: 8 }, (_, k) => `own${k}`), rules = names.map((name) => randomRule(random, name));
      const racers = names.flatMap((name) => [name, `${name},way:down,lr:0.02`]);
      const link = `v=1&${settings[setting]}&define=${encodeURIComponent(rules.join(""))}&racers=${racers.join(";")}`;
      const file = join(folder, `${setting}-${i}.py`), script = cli("export", "pytorch", link);
      assert.doesNotMatch(script, /is left out/);
      writeFileSync(file, script);
      return { file, race: { link, racers } };
    }));
    const { stdout, stderr } = spawnSync(python, [runner, ...files.map(({ file }) => file)], { encoding: "utf8", timeout: 200_000, maxBuffer: 1 << 28 });
    assert.notEqual(stdout, "", stderr);
    for (const [i, output] of JSON.parse(stdout).entries()) assert.deepEqual(compare(files[i].race, output), [], files[i].race.link);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
