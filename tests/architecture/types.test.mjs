// One definition rule: no type that other files can see is defined twice under one name, in src/ and tests/ together. The linker
// would take the functions of one for both, and say nothing.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = ["src", "tests"].flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)))
  .filter((name) => /\.(cpp|hpp)$/.test(name) && !name.includes("node_modules"));

// Returns the full names of the types that a text defines outside of anonymous namespaces, functions and other types: those
// that begin a line, as clang-format has them.
export function typesOf(text) {
  const spaces = [];
  const types = [];
  for (const line of text.split("\n")) {
    const opened = line.match(/^(?:inline )?namespace ([\w:]*) ?\{$/);
    if (opened) spaces.push(opened[1]);
    if (/^\} {2}\/\/ namespace/.test(line)) spaces.pop();
    const type = line.match(/^(?:struct|class|enum class|union)(?: \[\[\w+\]\])? (\w+)(?: final)?(?: :[^:].*)? \{/);
    if (type && !spaces.includes("")) types.push([...spaces, type[1]].join("::"));
  }
  return types;
}

test("types are found by their full names", () => {
  const text = "namespace a {\nnamespace {\n\nstruct Hidden {\n};\n\n}  // namespace\n\nclass B final : public C {\n};\nstruct D;\n\n}  // namespace a\nenum class E : int { f };";
  assert.deepEqual(typesOf(text), ["a::B", "E"]);
});

test("no type is defined twice", () => {
  const places = new Map();
  for (const file of sources) {
    for (const type of typesOf(readFileSync(join(root, file), "utf8"))) places.set(type, [...(places.get(type) ?? []), file]);
  }
  assert.ok(places.size > 300, `only ${places.size} types found`);
  for (const [type, files] of places) assert.equal(files.length, 1, `${type} is defined in ${files.join(" and ")}`);
});
