// `ravine-cli export`: files for other programs. What is in them is tested where they are made (tests/export).
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { cli, cliWasm, native, run, skip } from "./programs.mjs";

const links = readFileSync(new URL("../reference/links.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => line.slice(17));

const formats = cli("export").stderr.match(/needs a format: (.+)/)[1].split(", ");

test("export csv is what race prints, with numbers from 1 and names, and who left the race is told", () => {
  const link = "loss=log(x)&start=1,0&racers=gd,lr:9;adam&steps=7";
  const names = ["1,GD", "2,Adam"];
  const [header, ...rows] = cli("race", link).stdout.trimEnd().split("\n");
  assert.equal(header, "step,racer,x,y,loss");
  const named = rows.map((row) => row.replace(/^(\d+),(\d+)/, (_, step, racer) => `${step},${names[racer]}`));
  const exported = cli("export", "csv", link);
  assert.equal(exported.stdout, ["step,racer,name,x,y,loss", ...named, ""].join("\n"));
  assert.match(exported.stderr, /racer 0 \(gd\) retired at step 1/);
});

test("published links come back from their JSON, which any other program reads", () => {
  for (const link of links) {
    const { status, stdout, stderr } = cli("export", "json", link);
    assert.deepEqual([status, stderr], [0, ""]);
    assert.deepEqual(run(native, ["link", "-"], stdout), cli("link", link));
    assert.equal(run(native, ["hash", "-"], JSON.stringify(JSON.parse(stdout))).stdout, cli("hash", link).stdout);
  }
  const { racers, x, steps, mode } = JSON.parse(cli("export", "json", "racers=gd,lr:0.5;adam,lr:1/t,eps_at:inside").stdout);
  assert.deepEqual([racers, x, steps, mode], [[{ optimizer: "gd", lr: 0.5 }, { optimizer: "adam", lr: "1/t", eps_at: "inside" }], [-2, 2], 200, "3d"]);
});

test("export writes to a file what it else prints, and options of figures change them", () => {
  const folder = mkdtempSync(join(tmpdir(), "ravine-"));
  try {
    for (const format of formats) {
      const file = join(folder, format);
      const printed = cli("export", format, "v=1&steps=5");
      assert.deepEqual([printed.status, printed.stderr], [0, ""]);
      assert.deepEqual(cli("export", format, "v=1&steps=5", "--out", file), { status: 0, stdout: "", stderr: "" });
      assert.equal(readFileSync(file, "utf8"), printed.stdout);
    }
    const figures = [[], ["--dark"], ["--bands"], ["--dark", "--bands"]].map((options) => cli("export", "svg", "v=1&steps=5", ...options).stdout);
    assert.equal(new Set(figures).size, 4);
    const unwritable = cli("export", "csv", "v=1&steps=5", "--out", join(folder, "none", "file"));
    assert.equal(unwritable.status, 1);
    assert.match(unwritable.stderr, /cannot be written/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("mistakes end in a sentence and the status of who is at fault", () => {
  const rows = [
    [["export"], 2, new RegExp(`export needs a format: ${formats.join(", ")}`)],
    [["export", "pdf", "v=1"], 2, /no format "pdf"/],
    [["export", "svg"], 2, /export svg takes a link and perhaps --out FILE, --dark, --bands/],
    [["export", "csv", "v=1", "--dark"], 2, /export csv takes a link/],
    [["export", "csv", "v=1", "--out"], 2, /takes a link/],
    [["export", "csv", "v=1", "v=1"], 2, /takes a link/],
    [["export", "json", "racers=adm;gd"], 0, /no optimizer "adm"/],
    [["export", "json", '{"steps": 9'], 1, /line 1, column 12: this is no JSON; expected '}'/],
    [["race", "{}", "--steps", "1"], 0, /^$/],
    [["verdicts", "{"], 1, /line 1, column 2/],
    [["link", "{"], 1, /this is no JSON/],
    [["hash", "{"], 1, /this is no JSON/],
    [["export", "--help"], 0, /^$/],
  ];
  for (const [args, status, message] of rows) {
    const result = cli(...args);
    assert.equal(result.status, status, `${args.join(" ")}: ${result.stderr}`);
    assert.match(result.stderr, message, args.join(" "));
  }
  assert.ok(cli("export", "--help").stdout.includes(`export ${formats.join("|")} LINK`));
});

test("WebAssembly exports trajectories, configurations and scripts with the same bytes as the native program, and figures too", { skip }, () => {
  for (const link of links) {
    for (const format of formats.filter((name) => name !== "svg")) {
      const args = ["export", format, link];
      assert.deepEqual(cliWasm(...args), cli(...args), link);
    }
  }
  // Drawing need not be equal to the bit.
  const { status, stdout } = cliWasm("export", "svg", "v=1");
  assert.equal(status, 0);
  assert.ok(Math.abs(stdout.length - cli("export", "svg", "v=1").stdout.length) < 500);
});
