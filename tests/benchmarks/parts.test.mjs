// Every part of the benchmark runs and prints its tables. How long anything takes is no matter here.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { build } from "../browser/built.mjs";
import { command, parts } from "./parts.mjs";

/** The tables of a text in Markdown: their cells, row by row, without the line below the head. */
function tablesOf(text) {
  const blocks = text.match(/(^\|.*\|$\n?)+/gm) ?? [];
  return blocks.map((block) => {
    const rows = block.trim().split("\n").map((line) => line.slice(1, -1).split("|").map((cell) => cell.trim()));
    assert.ok(rows[1].every((cell) => cell === "---"), block);
    return [rows[0], ...rows.slice(2)];
  });
}

for (const [part, counts] of Object.entries(parts)) {
  test(`${part} prints tables of finite, positive numbers`, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, command(part, build, "1", "brief"), { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    const tables = tablesOf(stdout);
    assert.deepEqual(tables.map((rows) => rows.length - 1), counts, stdout);
    for (const [head, ...rows] of tables) {
      for (const row of rows) {
        assert.equal(row.length, head.length, row.join());
        const numbers = row.filter((cell) => /^-?([\d.]+(e[-+]\d+)?|NaN|Infinity)$/.test(cell)).map(Number);
        assert.ok(numbers.length > 0 && numbers.every((number) => Number.isFinite(number) && number > 0), row.join(" | "));
      }
    }
  });
}
