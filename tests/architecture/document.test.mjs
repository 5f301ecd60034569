// What docs/architecture.md says of the source is there.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { arrows, rooms, text } from "./document.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folders = readdirSync(join(root, "src"));

/** All sources of a folder of src/ as one text. */
const sourceOf = (folder) =>
  readdirSync(join(root, "src", folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(cpp|hpp)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.path, entry.name), "utf8"))
    .join("\n");
const sources = Object.fromEntries(folders.map((folder) => [folder, sourceOf(folder)]));
const everything = Object.values(sources).join("\n");

const quoted = (said) => [...said.matchAll(/`([^`\n]+)`/g)].map(([, name]) => name);
const isType = (name) => /^[A-Z]\w+$/.test(name);
const isFunction = (name) => /^[a-z]\w*$|^\w+::\w+$/.test(name);
const declares = (source, type) => new RegExp(`(?:struct|class|using) (?:\\[\\[\\w+\\]\\] )?${type}\\b`).test(source);

test("the list of arrows has every folder of src/, from the ground up, and is described", () => {
  assert.deepEqual(Object.keys(arrows()).sort(), [...folders].sort());
  const order = Object.keys(arrows());
  for (const [room, others] of Object.entries(arrows())) {
    for (const other of others) assert.ok(order.indexOf(other) >= 0 && order.indexOf(other) < order.indexOf(room), `${room} ${other}`);
    assert.ok(room in rooms(), `${room} is not described`);
  }
});

test("the types that a room is said to have are declared in it", () => {
  for (const [room, said] of Object.entries(rooms())) {
    for (const type of quoted(said).filter(isType)) assert.ok(declares(sources[room], type), `src/${room} declares no ${type}`);
  }
});

test("every type, function and file that is named exists", () => {
  const paths = quoted(text).filter((name) => name.includes("/") || /\.(vert|frag)$/.test(name));
  assert.ok(paths.length > 10, `only ${paths.length} paths found`);
  for (const path of paths) {
    assert.ok([".", "src", "shaders"].some((folder) => existsSync(join(root, folder, path))), `there is no ${path}`);
  }
  const names = quoted(text).filter((name) => isType(name) || isFunction(name));
  assert.ok(names.length > 40, `only ${names.length} names found`);
  for (const name of names.flatMap((each) => each.split("::"))) {
    assert.ok(new RegExp(`\\b${name}\\b`).test(everything), `nothing in src/ is called ${name}`);
  }
});
