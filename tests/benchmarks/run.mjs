// Measures everything in one go and prints docs/benchmarks.md's tables: node run.mjs [BUILD_FOLDER [ROUNDS]].
//
// In each round the native program, its WebAssembly twin, JavaScript and mathjs take turns; what counts is the best of all
// rounds, so that other work on the machine spoils rounds and not results.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { losses } from "./javascript.mjs";

const [build = fileURLToPath(new URL("../../build", import.meta.url)), rounds = "5"] = process.argv.slice(2);
const javascript = fileURLToPath(new URL("time_javascript.mjs", import.meta.url));
const best = new Map();

function note(names, nanoseconds) {
  const key = names.join(",");
  best.set(key, Math.min(best.get(key) ?? Infinity, nanoseconds));
}
const time = (...names) => best.get(names.join(",")) ?? NaN;

function runProgram(machine, program, ...args) {
  const csv = execFileSync(program, args, { encoding: "utf8" });
  for (const line of csv.trimEnd().split("\n")) {
    const [subject, task, variant, nanoseconds] = line.split(",");
    note([machine, subject, task, variant], Number(nanoseconds));
  }
}

for (let round = 0; round < Number(rounds); ++round) {
  runProgram("native", `${build}/native/ravine-benchmark`);
  runProgram("node", process.execPath, `${build}/node/ravine-benchmark.js`);
  for (const key of Object.keys(losses)) runProgram("node", process.execPath, javascript, key);
}

const numbers = (value) => (value < 100 ? value.toFixed(2) : value.toFixed(0));
function table(title, head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  console.log([`\n${title}\n`, line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n"));
}

const machines = ["native", "node"];
const tasks = { value: "value", gradient: "value and gradient", hessian: "value, gradient, Hessian", step: "Adam step" };
for (const machine of machines) {
  table(`Nanoseconds per point, ${machine}; speed is that of the faster hand-written variant over the formula's`,
    ["loss", "task", "formula", "plain loop", "lanes", "speed"],
    Object.keys(losses).flatMap((key) =>
      Object.entries(tasks).map(([task, words]) => {
        const [formula, loop, lanes] = ["formula", "loop", "lanes"].map((variant) => time(machine, key, task, variant));
        return [key, words, ...[formula, loop, lanes].map(numbers), numbers(Math.min(loop, lanes) / formula)];
      })));
}

table("Value and gradient over value alone", ["loss", ...machines],
  Object.keys(losses).map((key) => [key, ...machines.map((machine) => numbers(time(machine, key, "gradient", "formula") / time(machine, key, "value", "formula")))]));

table("Value and gradient beside JavaScript in the same Node, nanoseconds per point",
  ["loss", "formula (WebAssembly)", "new Function, differences", "mathjs", "times faster", "times faster than mathjs"],
  Object.keys(losses).map((key) => {
    const formula = time("node", key, "gradient", "formula");
    const [differences, symbolic] = [time("node", key, "gradient", "differences"), time("node", key, "gradient", "mathjs")];
    return [key, ...[formula, differences, symbolic, differences / formula, symbolic / formula].map(numbers)];
  }));

const compiled = [...best.keys()].map((key) => key.split(",")).filter(([machine, , task]) => machine === "native" && task === "compile");
compiled.sort((p, q) => time(...q) - time(...p));
table("Text to programs, milliseconds: the ten slowest formulas", ["formula", "", ...machines],
  compiled.slice(0, 10).map(([, subject, task, verdict]) =>
    [subject, verdict, ...machines.map((machine) => numbers(time(machine, subject, task, verdict) / 1e6))]));

const trails = [...best.keys()].map((key) => key.split(",")).filter(([machine, , task, variant]) => machine === "native" && task === "trail" && variant === "race");
table("A trail of 100,000 steps, nanoseconds per step: the race itself, the ribbon of its path and the sketch that is drawn",
  ["ball", "race", "ribbon", "sketch", "trail over race", "the same in Node"],
  trails.map(([, subject]) => {
    const over = (machine) => (time(machine, subject, "trail", "ribbon") + time(machine, subject, "trail", "sketch")) / time(machine, subject, "trail", "race");
    return [subject, ...["race", "ribbon", "sketch"].map((variant) => numbers(time("native", subject, "trail", variant))), ...machines.map((machine) => numbers(over(machine)))];
  }));
