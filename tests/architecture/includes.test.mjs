// The arrows of the architecture: a folder of src/ includes only what docs/architecture.md lets it. Reads the includes of every file.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { arrows } from "./document.mjs";

const src = fileURLToPath(new URL("../../src", import.meta.url));

// What each folder may include beside itself, as docs/architecture.md has it.
const below = arrows();

// What is drawn without a graphics card: all of render that an export may know, and a panel with the colours of vectors.
const drawnByHand = /^render\/(geometry\/|colours\.hpp|palette\.hpp)/;
const drawnInPanels = /^render\/(geometry\/|(vector_)?colours\.hpp|palette\.hpp)/;

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

test("panels know neither the renderer nor the reader of links", () => {
  const panels = sources.filter((name) => name.startsWith(join("ui", "panels")));
  assert.ok(panels.length > 20, `only ${panels.length} files of panels found`);
  for (const file of panels) {
    for (const include of includesOf(file)) {
      assert.notEqual(include, "document/link/link.hpp", `src/${file} includes ${include}`);
      if (include.startsWith("render/")) assert.match(include, drawnInPanels, `src/${file} includes ${include}`);
    }
  }
});

test("a panel knows the files of no other panel", () => {
  // panels/race/chart.hpp belongs to the panel in panels/race, panels/help_panel.hpp to a panel of its own.
  const panelOf = (path) => path.match(/^ui\/panels\/([a-z_]+)/)?.[1].replace(/_panel$/, "");
  for (const file of sources) {
    const own = panelOf(file.split(sep).join("/"));
    if (!own) continue;
    for (const include of includesOf(file)) {
      const other = panelOf(include);
      assert.ok(!other || other === own, `src/${file} includes ${include}`);
    }
  }
});

test("what panels draw with knows no panel", () => {
  const shared = sources.filter((file) => /^ui\/(labels|widgets)\//.test(file.split(sep).join("/")));
  assert.ok(shared.length > 0);
  for (const file of shared) {
    for (const include of includesOf(file)) assert.doesNotMatch(include, /^ui\/panels\//, `src/${file}`);
  }
});

test("every row of panels.def has a panel, and a key that nothing else has", () => {
  const rows = [...readFileSync(join(src, "document/panels.def"), "utf8").matchAll(/^RAVINE_PANEL\((\w+), "[^"]+", \w+, (?:0|'([A-Z])'), \d+, \w+\)$/gm)];
  assert.ok(rows.length > 1, "panels.def has no rows");
  const panels = sources.filter((name) => name.startsWith(join("ui", "panels"))).map((name) => readFileSync(join(src, name), "utf8"));
  for (const [, word] of rows) {
    const made = panels.filter((text) => text.includes(`std::unique_ptr<Panel> make_${word}_panel() {`));
    assert.equal(made.length, 1, `make_${word}_panel() is defined in ${made.length} files`);
  }
  const taken = sources.flatMap((name) => readFileSync(join(src, name), "utf8").split("\n"))
    .filter((line) => !line.includes("ImGuiMod_Ctrl"))
    .flatMap((line) => [...line.matchAll(/ImGuiKey_([A-Z])\b(?! \+)/g)].map(([, key]) => key));
  assert.ok(taken.length > 5, `only ${taken.length} keys found`);
  for (const [, word, key] of rows) assert.ok(!key || !taken.includes(key), `the key ${key} of ${word} does something else, too`);
});

test("no platform but the browser's own file speaks of Emscripten's API", () => {
  for (const file of sources) {
    if (file === join("platform", "web.cpp")) continue;
    for (const include of includesOf(file)) assert.doesNotMatch(include, /^emscripten/, `src/${file} includes ${include}`);
  }
});
