// The arrows of the architecture: a folder of src/ includes only what is below it. Reads the includes of every file.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const src = fileURLToPath(new URL("../../src", import.meta.url));

// What each folder may include beside itself.
const core = ["text", "math", "formula", "optimizers", "rules", "loss", "document", "simulation", "analysis", "jobs", "player"];
const upTo = (room) => core.slice(0, core.indexOf(room));
const below = {
  text: [],
  math: [],
  formula: ["text", "math"],
  optimizers: ["formula", "math", "text"],
  rules: ["optimizers", "formula", "math", "text"],
  loss: ["formula", "math", "text"],
  document: upTo("document"),
  simulation: upTo("simulation"),
  analysis: upTo("analysis"),
  jobs: upTo("jobs"),
  player: upTo("player"),
  lessons: core,
  render: core,
  export: [...core, "render"],
  ui: [...core, "lessons", "render", "export"],
  platform: [],
  worker: core,
  app: [...core, "lessons", "render", "export", "ui", "platform"],
  cli: [...core, "lessons", "export"],
};

// What is drawn without a graphics card: all of render that an export may know.
const drawnByHand = /^render\/(geometry\/|colours\.hpp|palette\.hpp)/;

// Libraries that need a screen, and the only folders that may know them.
const screen = /^(SDL|imgui|backends\/imgui|misc\/cpp\/imgui|emscripten|GLES3|GL\/|glm\/)/;
const knowsScreen = ["render", "ui", "platform", "app"];

const sources = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(cpp|hpp|def)$/.test(entry.name))
  .map((entry) => relative(src, join(entry.path, entry.name)));

const includesOf = (file) =>
  [...readFileSync(join(src, file), "utf8").matchAll(/^\s*#\s*include\s*["<]([^">]+)[">]/gm)].map((match) => match[1]);

test("there are sources in folders that the architecture knows", () => {
  assert.ok(sources.length > 40, `only ${sources.length} sources found`);
  for (const file of sources) assert.ok(file.split(sep)[0] in below, `src/${file} is in a folder without a place in the order`);
});

test("includes point downwards", () => {
  for (const file of sources) {
    const folder = file.split(sep)[0];
    for (const include of includesOf(file)) {
      const target = include.split("/")[0];
      if (!(target in below) || target === folder) continue;
      assert.ok(below[folder].includes(target), `src/${file} includes ${include}: ${folder} is not above ${target}`);
    }
  }
});

test("the core knows no screen", () => {
  for (const file of sources) {
    const folder = file.split(sep)[0];
    if (knowsScreen.includes(folder)) continue;
    for (const include of includesOf(file)) assert.doesNotMatch(include, screen, `src/${file} includes ${include}`);
  }
});

test("exports need no graphics card", () => {
  for (const file of sources.filter((name) => name.split(sep)[0] === "export")) {
    for (const include of includesOf(file)) {
      if (include.startsWith("render/")) assert.match(include, drawnByHand, `src/${file} includes ${include}`);
    }
  }
});

test("no platform but the browser's own file speaks of Emscripten's API", () => {
  for (const file of sources) {
    if (file === join("platform", "web.cpp")) continue;
    for (const include of includesOf(file)) assert.doesNotMatch(include, /^emscripten/, `src/${file} includes ${include}`);
  }
});
