// docs/add-a-thing.md names places and tests that are there. scripts/try-additions, which takes minutes, does what it says.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { documentFile, isNewFile, placeOf, sections } from "../../scripts/additions.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const text = readFileSync(documentFile, "utf8");
const all = sections(text);
const examples = all.flatMap((section) => section.examples);
const read = (file) => readFileSync(join(root, file), "utf8");

test("every thing has its files, an example and a command", () => {
  assert.ok(all.length >= 7, `only ${all.length} sections`);
  for (const { title, count, files, examples, commands } of all) {
    assert.equal(files.length, count, title);
    assert.ok(count > 0 && commands.length > 0, title);
    for (const { file } of examples) assert.ok(files.includes(file), `${title}: ${file} is not counted`);
  }
});

test("the place of every example is one line of a file", () => {
  for (const example of examples.filter((each) => !isNewFile(each))) {
    const lines = read(example.file).replace(/\n$/, "").split("\n");
    assert.notEqual(placeOf(example, lines), undefined, `${example.file} has no single line with ${example.after ?? example.before}`);
  }
});

test("new files have a folder and a name that is free", () => {
  for (const { file, body } of examples.filter(isNewFile)) {
    assert.ok(existsSync(join(root, dirname(file))), `there is no folder for ${file}`);
    if (existsSync(join(root, file))) assert.equal(read(file), body, `${file} is something else`); // in a scratch copy, the example
  }
});

test("every file that is named exists, but for those that come to be", () => {
  const made = new Set(all.flatMap(({ files }) => files));
  const named = [...text.matchAll(/`((?:src|tests|docs|scripts)\/[\w./-]+)`/g)].map(([, name]) => name);
  assert.ok(named.length > 20, `only ${named.length} files found`);
  for (const name of named) assert.ok(made.has(name) || existsSync(join(root, name)), `there is no ${name}`);
  for (const name of made) assert.ok(existsSync(join(root, dirname(name))), `there is no folder for ${name}`);
});

test("every test that is named exists", () => {
  const sources = readdirSync(join(root, "tests"), { recursive: true }).filter((name) => /_test\.cpp$/.test(name) && !name.includes("node_modules"));
  const cases = sources.flatMap((name) => [...read(`tests/${name}`).matchAll(/TEST_CASE\("([^"]*)"/g)].map(([, title]) => title));
  const commands = all.flatMap((section) => section.commands).join("");
  const filters = [...commands.matchAll(/ravine-tests "([^"]*)"/g)].flatMap(([, filter]) => filter.split(","));
  assert.ok(filters.length > 5, `only ${filters.length} filters found`);
  for (const filter of filters) {
    const pattern = new RegExp(`^${filter.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`);
    assert.ok(cases.some((title) => pattern.test(title)), `no test case is called ${filter}`);
  }
  for (const [, name] of commands.matchAll(/\[#(\w+)\]/g)) {
    assert.ok(sources.some((source) => source.endsWith(`/${name}.cpp`)), `there is no ${name}.cpp`);
  }
});
