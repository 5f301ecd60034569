// Measures the formula engine and trails. In each round the native program, its WebAssembly twin, JavaScript and mathjs take turns.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { losses } from "./javascript.mjs";
import { brief, build, number, printTable, rounds } from "./part.mjs";

const amount = brief ? ["10", "2"] : []; // points and repeats
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

for (let round = 0; round < rounds; ++round) {
  runProgram("native", `${build}/native/ravine-benchmark`, ...amount);
  runProgram("node", process.execPath, `${build}/web/ravine-benchmark.js`, ...amount);
  for (const key of Object.keys(losses)) runProgram("node", process.execPath, javascript, key, ...amount);
}

const machines = ["native", "node"];
const tasks = { value: "value", gradient: "value and gradient", hessian: "value, gradient, Hessian", step: "Adam step" };
for (const machine of machines) {
  printTable(`Nanoseconds per point, ${machine}; speed is that of the faster hand-written variant over the formula's`,
    ["loss", "task", "formula", "plain loop", "lanes", "speed"],
    Object.keys(losses).flatMap((key) =>
      Object.entries(tasks).map(([task, words]) => {
        const [formula, loop, lanes] = ["formula", "loop", "lanes"].map((variant) => time(machine, key, task, variant));
        return [key, words, ...[formula, loop, lanes].map(number), number(Math.min(loop, lanes) / formula)];
      })));
}

printTable("Value and gradient over value alone", ["loss", ...machines],
  Object.keys(losses).map((key) => [key, ...machines.map((machine) => number(time(machine, key, "gradient", "formula") / time(machine, key, "value", "formula")))]));

printTable("Value and gradient beside JavaScript in the same Node, nanoseconds per point",
  ["loss", "formula (WebAssembly)", "new Function, differences", "mathjs", "times faster", "times faster than mathjs"],
  Object.keys(losses).map((key) => {
    const formula = time("node", key, "gradient", "formula");
    const [differences, symbolic] = [time("node", key, "gradient", "differences"), time("node", key, "gradient", "mathjs")];
    return [key, ...[formula, differences, symbolic, differences / formula, symbolic / formula].map(number)];
  }));

const compiled = [...best.keys()].map((key) => key.split(",")).filter(([machine, , task]) => machine === "native" && task === "compile");
compiled.sort((p, q) => time(...q) - time(...p));
printTable("Text to programs, milliseconds: the ten slowest formulas", ["formula", "", ...machines],
  compiled.slice(0, 10).map(([, subject, task, verdict]) =>
    [subject, verdict, ...machines.map((machine) => number(time(machine, subject, task, verdict) / 1e6))]));

const trails = [...best.keys()].map((key) => key.split(",")).filter(([machine, , task, variant]) => machine === "native" && task === "trail" && variant === "race");
printTable("A trail of 100,000 steps, nanoseconds per step: the race itself, the ribbon of its path and the sketch that is drawn",
  ["ball", "race", "ribbon", "sketch", "trail over race", "the same in Node"],
  trails.map(([, subject]) => {
    const over = (machine) => (time(machine, subject, "trail", "ribbon") + time(machine, subject, "trail", "sketch")) / time(machine, subject, "trail", "race");
    return [subject, ...["race", "ribbon", "sketch"].map((variant) => number(time("native", subject, "trail", variant))), ...machines.map((machine) => number(over(machine)))];
  }));

const steps = [...best.keys()].map((key) => key.split(",")).filter(([machine, , task]) => machine === "native" && task === "one ball");
printTable("A step of one ball, nanoseconds: of a race's one, and of one of 100,000",
  ["loss", "optimizer", ...machines.flatMap((machine) => [`one, ${machine}`, `many, ${machine}`])],
  steps.map(([, loss, , optimizer]) => [loss, optimizer, ...machines.flatMap((machine) =>
    ["one ball", "many balls"].map((task) => number(time(machine, loss, task, optimizer))))]));
