// Measures studies as the command line runs them: the time per ball and step of swarms of all sizes, and a sweep of two parameters.
// Prints the tables of docs/performance.md and draws its plot. The time of a process with one ball is taken off that of a swarm, so
// that what remains is balls.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { brief, build, number, printTable, rounds } from "./part.mjs";
import { plotSvg } from "./plot.mjs";

const steps = brief ? 20 : 200;
const sizes = brief ? [20, 40, 80, 160] : [1_000, 10_000, 100_000, 1_000_000];
const most = sizes.at(-1);
const racers = [
  { key: "gd,lr:0.0002", name: "gradient descent", colour: "#0072b2" },
  { key: "adam,lr:0.01", name: "Adam", colour: "#d55e00" },
];
const machines = { native: [`${build}/native/ravine-cli`], node: [process.execPath, `${build}/web/ravine-cli.js`] };

/** Milliseconds of a study whose table goes nowhere. */
function time(machine, ...args) {
  const [program, ...before] = machines[machine];
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, [...before, "study", ...args], { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const best = new Map();
const shortest = (key) => best.get(key) ?? Infinity;
const note = (key, milliseconds) => best.set(key, Math.min(shortest(key), milliseconds));

const link = (racer) => `v=1&loss=rosenbrock&steps=${steps}&racers=${racer}`;
const swarm = (machine, racer, balls, jobs) =>
  note(`${machine} ${racer} ${balls} ${jobs}`, time(machine, "swarm", link(racer), "--size", `${balls}`, "--jobs", `${jobs}`));
const sweep = ["sweep,lr:0.0001..1,beta1:0..0.99", "v=1&loss=rosenbrock&steps=200&racers=adam", "--size", brief ? "4" : "64"];

for (let round = 0; round < rounds; ++round) {
  for (const machine of Object.keys(machines)) {
    for (const { key } of racers) {
      // Short runs are repeated: what is taken off them weighs most there.
      for (const balls of [1, ...sizes]) {
        const repeats = brief ? 1 : Math.max(1, Math.min(20, Math.round(100_000 / balls)));
        for (let repeat = 0; repeat < repeats; ++repeat) swarm(machine, key, balls, 1);
      }
      if (machine === "native") swarm(machine, key, most, cpus().length);
    }
    note(`${machine} sweep`, time(machine, ...sweep));
    note(`${machine} sweep, one processor`, time(machine, ...sweep, "--jobs", "1"));
  }
}

/** Nanoseconds per ball and step. A brief run is all start, which it cannot take off. */
const start = (machine, racer) => (brief ? 0 : shortest(`${machine} ${racer} 1 1`));
const perStep = (machine, racer, balls, jobs = 1) =>
  (1e6 * (shortest(`${machine} ${racer} ${balls} ${jobs}`) - start(machine, racer))) / ((balls - 1) * steps);

printTable(`A swarm's ball and step, nanoseconds, on one processor; ${steps.toLocaleString("en")} steps on Rosenbrock's function`,
  ["optimizer", "balls", "native", `over that of ${most.toLocaleString("en")}`, "node", "over that"],
  racers.flatMap(({ key, name }) => sizes.map((balls) => [name, balls.toLocaleString("en"),
    ...Object.keys(machines).flatMap((machine) =>
      [perStep(machine, key, balls), perStep(machine, key, balls) / perStep(machine, key, most)].map(number))])));

printTable(`The same natively with ${most.toLocaleString("en")} balls on ${cpus().length} processors, and what is taken off: one ball, milliseconds`,
  ["optimizer", "nanoseconds", "times as fast as on one", "one ball, native", "one ball, node"],
  racers.map(({ key, name }) => [name, perStep("native", key, most, cpus().length),
    perStep("native", key, most) / perStep("native", key, most, cpus().length),
    ...Object.keys(machines).map((machine) => shortest(`${machine} ${key} 1 1`))].map((cell) => (cell === name ? cell : number(cell)))));

printTable("A sweep of 64 × 64 values, 200 steps of Adam on Rosenbrock's function, seconds with the start of the process",
  ["", `${cpus().length} processors`, "one processor"],
  Object.keys(machines).map((machine) =>
    [machine, ...["sweep", "sweep, one processor"].map((key) => number(shortest(`${machine} ${key}`) / 1000))]));

const plot = plotSvg({
  title: "Time per ball and step of swarms of gradient descent and Adam, by the number of balls",
  x: "balls",
  y: "nanoseconds per ball and step",
  lines: Object.keys(machines).flatMap((machine) => racers.map(({ key, name, colour }) =>
    ({ name: `${name}, ${machine === "node" ? "Node" : machine}`, colour, dashed: machine === "node",
      points: sizes.map((balls) => [balls, perStep(machine, key, balls)]) }))),
});
if (!brief) writeFileSync(fileURLToPath(new URL("../../docs/performance.svg", import.meta.url)), plot);
