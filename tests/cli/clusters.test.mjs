// The lines of docs/clusters.md for GNU parallel, run for real with smaller numbers.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "./programs.mjs";

const document = readFileSync(new URL("../../docs/clusters.md", import.meta.url), "utf8");
const installed = spawnSync("parallel", ["--version"], { encoding: "utf8" }).stdout?.startsWith("GNU parallel");

test("a thousand shards under GNU parallel go on after an interruption, and merge", { skip: !installed && "GNU parallel is not installed" }, () => {
  const folder = mkdtempSync(join(tmpdir(), "ravine-"));
  try {
    const lines = document.match(/## GNU parallel[^]*?\n\n((?: {4}.*\n)+)/)[1];
    const smaller = lines.replaceAll("1000", "30").replaceAll("2048", "60");
    assert.notEqual(smaller, lines);
    const env = { ...process.env, PATH: `${build}/native:${process.env.PATH}`, HOME: folder };
    const bash = (text) => {
      const { status, stdout, stderr } = spawnSync("bash", ["-e", "-c", text], { cwd: folder, env, encoding: "utf8", timeout: 120_000 });
      assert.equal(status, 0, stdout + stderr);
      return stdout;
    };
    bash(smaller);
    const picture = readFileSync(join(folder, "basins.png"));
    assert.ok(statSync(join(folder, "shards", "30.csv")).size > 100);
    // One shard is lost, another was cut off in the middle.
    const cut = join(folder, "shards", "7.csv"), whole = readFileSync(cut, "utf8");
    rmSync(join(folder, "shards", "12.csv"));
    writeFileSync(`${cut}.partial`, whole.slice(0, whole.length / 2));
    rmSync(cut);
    rmSync(join(folder, "shards.log"));
    bash(smaller);
    assert.equal(readFileSync(cut, "utf8"), whole);
    assert.deepEqual(readFileSync(join(folder, "basins.png")), picture);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
