// The time of a step of training: natively, in Node, with PyTorch where Python has it, and with objects in JavaScript. All train the
// same network, and the losses are compared first. And the time of a race and of its plane.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pythonWithTorch as python } from "../python.mjs";
import { brief, build, number, printTable, rounds } from "./part.mjs";
import { makeNetwork, step } from "./playground.mjs";

const link = (racer, steps) => `net=2-8-8-1&dataset=moons,rows:200,validation:0&racers=${racer}&steps=${steps}`;
const few = brief ? 10 : 100, many = brief ? 200 : 2100;

function run(program, ...args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (error || status !== 0) throw error ?? new Error(stderr);
  return stdout;
}

const native = (...args) => run(`${build}/native/ravine-cli`, ...args);
const inNode = (...args) => run("node", `${build}/web/ravine-cli.js`, ...args);

/** Seconds that a step takes: the difference of a long run and a short one, whose beginnings are alike. */
function secondsPerStep(work) {
  const seconds = (steps) => {
    const begin = performance.now();
    work(steps);
    return (performance.now() - begin) / 1000;
  };
  return Math.max(seconds(many) - seconds(few), 1e-9) / (many - few);
}

/** The numbers of the script's lists ROWS and START. */
function read(script) {
  const list = (name) => {
    const [, text] = script.match(new RegExp(`${name} = (?:torch\\.tensor\\()?(\\[[^]*?\\n\\])`));
    return JSON.parse(text.replace(/#.*/g, "").replace(/,(\s*\])/g, "$1"));
  };
  return { rows: list("ROWS"), start: list("START") };
}

const folder = mkdtempSync(join(tmpdir(), "ravine-"));
try {
  const { rows, start } = read(native("export", "pytorch", link("gd,lr:0.5", many)));
  const layers = makeNetwork([2, 8, 8, 1], start), lines = native("race", link("gd,lr:0.5", 20)).trim().split("\n");
  const own = lines.map((line) => Number(line.split(",")[4]));
  for (let t = 0; t <= 20; ++t) {
    const loss = step(layers, rows, 0.5);
    if (!(Math.abs(loss - own[t + 1]) <= 1e-12)) throw new Error(`step ${t}: ${loss} in JavaScript, ${own[t + 1]} natively`);
  }
  const best = {};
  for (let round = 0; round < rounds; ++round) {
    for (const racer of ["gd,lr:0.5", "adam,lr:0.02"]) {
      const ways = {
        native: (steps) => native("race", link(racer, steps)),
        Node: (steps) => inNode("race", link(racer, steps)),
        ...(python && {
          PyTorch: (steps) => {
            const file = join(folder, `${steps}.py`);
            writeFileSync(file, native("export", "pytorch", link(racer, steps)));
            run(python, file);
          },
        }),
        ...(racer.startsWith("gd,") && {
          "JavaScript of objects": (steps) => {
            const layers = makeNetwork([2, 8, 8, 1], start);
            for (let t = 0; t < steps; ++t) step(layers, rows, 0.5);
          },
        }),
      };
      for (const [way, work] of Object.entries(ways)) {
        const key = `${racer.split(",")[0]}\t${way}`;
        best[key] = Math.min(best[key] ?? Infinity, secondsPerStep(work));
      }
    }
  }
  printTable(
    "A step over 200 rows of a network of 2-8-8-1 units",
    ["racer", "in", "microseconds", "times native"],
    Object.entries(best).sort().map(([key, seconds]) => {
      const [racer, way] = key.split("\t");
      return [racer, way, number(1e6 * seconds), number(seconds / best[`${racer}\tnative`])];
    }),
  );
} finally {
  rmSync(folder, { recursive: true });
}
