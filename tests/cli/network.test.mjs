// Networks on the command line: races, and the PyTorch script that trains the same one.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { pythonWithTorch as python, withoutTorch as skip } from "../python.mjs";
import { cli as run } from "./programs.mjs";

const runner = fileURLToPath(new URL("run_scripts.py", import.meta.url));

const cli = (...args) => run(...args).stdout;

test("a race of networks prints places on the plane and the networks' own losses, until they leave", () => {
  const { stdout, stderr } = run("race", "net=2-8-8-1&dataset=moons&racers=gd,lr:0.5;adam;gd,lr:100&steps=50");
  const rows = stdout.trim().split("\n").slice(1).map((line) => line.split(",").map(Number));
  assert.equal(stdout.split("\n")[0], "step,racer,x,y,loss");
  assert.equal(new Set(rows.filter(([step]) => step === 0).map(([, , ...rest]) => rest.join())).size, 1, "all start alike");
  for (const [, , x, y] of rows) assert.ok(Math.abs(x) <= 0.8001 && Math.abs(y) <= 0.8001);
  assert.equal(rows.filter(([, racer]) => racer === 1).length, 51);
  assert.equal(stderr, "");
  const { stderr: why } = run("race", "net=2-40-40-1&racers=gd;bfgs&steps=5");
  assert.match(why, /bfgs.*it remembers too much of 1801 weights/);
});

test("texts that are no network are told, and what is used instead", () => {
  const told = (link) => run("link", link);
  assert.match(told("net=2-8-1,rellu").stderr, /net: "rellu" is no activation; .* 2-8-8-1 is used instead; did you mean relu\?/);
  assert.match(told("dataset=moon").stderr, /dataset: "moon" is no data set; .* moons is used instead; did you mean moons\?/);
  assert.match(told("net=2-8-1&init=hee").stderr, /init: "hee" is no initialisation; .* torch is used instead; did you mean he\?/);
  assert.match(told("net=2-8-1&plane=ends,0").stderr, /plane: "0" is no number of a racer; principal is used instead/);
  assert.match(told("net=3-8-2").stderr, /^$|net: the data have 2 inputs/);
  assert.equal(told("net=2-8-8-1&dataset=moons&init=torch").stdout.trim(), "v=1&net=2-8-8-1");
});

test("a file's columns by their names are what the network learns, as those of a link", () => {
  const folder = mkdtempSync(join(tmpdir(), "ravine-"));
  try {
    const file = join(folder, "flowers.csv");
    const lines = Array.from({ length: 20 }, (_, i) => [`${i},5`, i % 3 ? "Mohn" : '"Klee; rot"', i % 7, i === 4 ? "" : i]);
    writeFileSync(file, ["Länge;Art;Breite;Höhe", ...lines.map((line) => line.join(";"))].join("\r\n"));
    const usual = run("link", "net=3-4-1&steps=3", "--data", file);
    assert.equal(usual.stderr.includes("instead"), false, usual.stderr);
    assert.match(usual.stderr, /a line misses a value or a column; it is left out/);
    assert.match(decodeURIComponent(usual.stdout), /table=Länge,Breite,Höhe,Art;0.5,0,0,Klee {2}rot;1.5,1,1,Mohn;/);
    const chosen = run("link", "net=2-4-1&steps=3", "--data", file, "--columns", "Höhe,Breite,Länge");
    assert.match(decodeURIComponent(chosen.stdout), /table=Höhe,Breite,Länge;0,0,0.5;1,1,1.5;/);
    assert.equal(cli("race", "net=2-4-1&steps=3", "--data", file, "--columns", "Höhe,Breite,Länge"), cli("race", chosen.stdout.trim()));
    const unknown = run("race", "net=2-4-1", "--data", file, "--columns", "Höhe,Tiefe");
    assert.equal(unknown.status, 1);
    assert.match(unknown.stderr, /there is no column "Tiefe"; there are Länge, Art, Breite, Höhe/);
    assert.equal(run("link", "net=2-4-1", "--columns", "a,b").status, 2);
    const rows = run("link", "loss=mean((v-x-y*u)^2)", "--data", file, "--columns", "Breite,Höhe");
    assert.match(decodeURIComponent(rows.stdout), /loss=mean\(\(v-x-y\*u\)\^2\)/);
    assert.equal(rows.stderr.includes("instead"), false, rows.stderr);
    assert.match(rows.stdout, /data=0,0;1,1;2,2;3,3;5,5;/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Losses by step and racer. */
const losses = (csv, column) => new Map(csv.trim().split("\n").slice(1).map((line) => {
  const cells = line.split(",");
  return [`${cells[0]},${cells[1]}`, Number(cells[column])];
}));

const rows = "dataset=moons,rows:60&net=2-8-8-1,l2:0.001";
const batches = "dataset=curve,rows:50,validation:0&net=1-8-8-1,gelu&init=glorot&batch=16&noise=0.001&seed=4";

// Methods that treat the tensors of a network apart, and each with other settings.
const soaps = ["soap,eps:0.01", "soap,lr:0.01*0.99^t,beta1:0.9,beta2:0.99,eps:0.001,every:3,decay:0.1"];
const apart = ["muon", "muon,lr:0.05*0.99^t,mu:0.9,nesterov:off,scale:match,rate:0.01*0.99^t,beta1:0.8,beta2:0.99,eps:1e-6,decay:0.1",
  "adafactor", "adafactor,lr:0.05*0.99^t,falloff:0.5,limit:0.5,eps:0.1",
  "shampoo", "shampoo,lr:0.05*0.99^t,exponent:whole,eps:0.001,decay:0.01",
  "lamb", "lamb,lr:0.05*0.99^t,beta1:0.8,beta2:0.99,eps:1e-4,decay:0.1", "lamb+clip+noise+lookahead,clip.max:0.1",
  "lars", "lars,lr:0.02*0.99^t,trust:2,mu:0.5,decay:0.01",
  "novograd", "novograd,lr:0.02*0.99^t,beta1:0.8,beta2:0.9,eps:0.001,decay:0.01"];

test("PyTorch trains the same networks: every first-order method, until rounding alone leads it apart", { skip }, (t) => {
  const catalogue = JSON.parse(cli("list", "optimizers", "--json"));
  const others = ["newton", "sophia", "cma_es", "nelder_mead", "random_search", "annealing"]; // of another order
  const shorter = [...apart, ...soaps].map((racer) => racer.split(/[,+]/)[0]);
  const all = catalogue.map(({ key }) => key).filter((key) => !others.includes(key) && !shorter.includes(key));
  const some = ["gd", "momentum", "adam", "rmsprop", "lion", "prodigy", "schedule_free_adamw"]; // with batches and noise
  const most = 30; // in a race
  const races = [
    { setting: rows, steps: 300, keys: all.slice(0, most) },
    { setting: rows, steps: 300, keys: all.slice(most) },
    { setting: batches, steps: 300, keys: some },
    { setting: rows, steps: 25, keys: apart },
    { setting: batches, steps: 15, keys: apart },
    { setting: "dataset=iris&net=4-3", steps: 25, keys: ["gd", "adam", "muon,lr:0.1"] }, // the only matrix is Muon's
    // Nowhere are two eigenvalues the same, whose eigenvectors would be arbitrary.
    { setting: rows.replace("2-8-8-1", "2-2-2-1"), steps: 25, keys: soaps },
    { setting: batches.replace("1-8-8-1", "1-2-2-1"), steps: 25, keys: soaps },
  ];
  const folder = mkdtempSync(join(tmpdir(), "ravine-"));
  try {
    const files = [];
    for (const [i, { setting, steps, keys }] of races.entries()) {
      const link = `${setting}&steps=${steps}&racers=${keys.join(";")}`, script = cli("export", "pytorch", link);
      assert.doesNotMatch(script, /is left out/);
      // The same with an error of rounding in every weight, to know from when on errors of rounding decide.
      const errors = "(1 + 2.0**-52*torch.tensor([(-1)**k for k in range(len(start))]))";
      const disturbed = script.replace("x = numbers(*start)", `x = numbers(*start)*${errors}`);
      for (const [name, text] of [["whole", script], ["disturbed", disturbed]]) {
        files.push(join(folder, `${i}-${name}.py`));
        writeFileSync(files.at(-1), text);
      }
    }
    const { stdout, stderr } = spawnSync(python, [runner, ...files], { encoding: "utf8", timeout: 500_000, maxBuffer: 1 << 28 });
    assert.notEqual(stdout, "", stderr);
    const outputs = JSON.parse(stdout);
    for (const [i, { setting, steps, keys }] of races.entries()) {
      const ours = losses(cli("race", `${setting}&steps=${steps}&racers=${keys.join(";")}`), 4);
      const [theirs, others] = [outputs[2 * i], outputs[2 * i + 1]].map(({ output, error }) => losses(output ?? assert.fail(error), 2));
      for (const [racer, key] of keys.entries()) {
        let spread = 0, compared = 0;
        for (let step = 0; step <= steps; ++step) {
          const f = theirs.get(`${step},${racer}`), own = ours.get(`${step},${racer}`), other = others.get(`${step},${racer}`);
          if (f === undefined || other === undefined) break;
          spread = Math.max(spread, Math.abs(f - other));
          if (spread > 1e-11) break;
          assert.ok(Math.abs(f - own) <= 1e-10 * Math.max(1, f) + 1000 * spread, `${key} at step ${step} of ${setting}: ${own}, not ${f}`);
          ++compared;
        }
        assert.ok(compared >= 10, `${key} of ${setting}: ${compared} steps are compared`);
        if (compared <= steps) t.diagnostic(`${key}, ${setting.includes("batch") ? "batches" : "all rows"}: ${compared} steps`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
