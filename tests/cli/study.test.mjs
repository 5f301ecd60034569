// `ravine-cli study`: tables of many runs, in shards, after interruptions, and as pictures. What is in the tables is tested where
// they are made (tests/studies).
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readPng } from "../png.mjs";
import { native, run as runProgram, skip, wasm } from "./programs.mjs";

function run(program, args) {
  const { status, stdout, stderr } = runProgram(program, args);
  return { status, stdout, stderr: stderr.replaceAll(/\r\d+( of \d+)? rows[^\r\n]*\n?/g, "") }; // without the progress of slow machines
}
const study = (...args) => run(native, ["study", ...args]);

/** Calls `use` with the path of a file in a folder of its own. */
function inFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), "ravine-"));
  try {
    use((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function tableOf(text) {
  const [head, ...rows] = text.trimEnd().split("\n");
  return { head, rows: rows.map((row) => row.split(",")) };
}

const himmelblau = "v=1&loss=himmelblau&racers=gd,lr:0.01;adam,lr:0.1&steps=60&noise=0.5";

test("a study of every kind prints its table, with a row a run", () => {
  const rows = [
    [["basins", himmelblau, "--size", "5"], "x,y,outcome,minimum,steps,end_x,end_y,loss", 25],
    [["swarm", himmelblau, "--size", "7"], "x,y,outcome,minimum,steps,end_x,end_y,loss", 7],
    [["sweep", himmelblau, "--size", "4"], "racer,lr,seed,outcome,steps,loss", 8],
    [["sweep,lr:0.001..1", himmelblau, "--size", "4", "--racer", "2"], "lr,seed,outcome,steps,loss", 4],
    [["sweep,lr:0.001..1,beta1:0..0.9", himmelblau, "--size", "3", "--racer", "2", "--seeds", "2"], "lr,beta1,seed,outcome,steps,loss", 18],
    [["seeds", himmelblau, "--size", "6"], "racer,seed,outcome,minimum,steps,end_x,end_y,loss", 12],
    [["tune", himmelblau, "--size", "4", "--seeds", "3"], "racer,lr,beta1,beta2,eps,x,y,seed,outcome,steps,evaluations,solved,loss", 6],
  ];
  for (const [args, head, count] of rows) {
    const { status, stdout } = study(...args);
    assert.equal(status, 0, args.join(" "));
    const table = tableOf(stdout);
    assert.ok(table.head === head || args[0] === "tune", table.head);
    assert.equal(table.rows.length, count);
    for (const row of table.rows) assert.equal(row.length, table.head.split(",").length);
  }
});

test("rows of basins run along x first, from low y to high, with all digits and the outcome as a word", () => {
  const { rows } = tableOf(study("basins", "v=1&loss=himmelblau&racers=gd,lr:0.01&x=-3,3&y=-6,6", "--size", "3").stdout);
  assert.deepEqual(rows.map(([x, y]) => [Number(x), Number(y)]), [-4, 0, 4].flatMap((y) => [-2, 0, 2].map((x) => [x, y])));
  for (const [, , outcome] of rows) assert.match(outcome, /^[a-z]+$/);
  assert.ok(rows.some((row) => row[2] === "minimum" && row[3] !== "0" && /^-?\d\.\d{15,16}$/.test(row[7].replace(/e.*/, "")) || /e-/.test(row[7])));
});

test("a table is the same bytes however many jobs compute it, and in Node", () => {
  const args = ["basins", himmelblau, "--size", "24"];
  const { stdout } = study(...args);
  assert.equal(study(...args, "--jobs", "1").stdout, stdout);
  assert.equal(study(...args, "--jobs", "3").stdout, stdout);
  if (!skip) assert.equal(run("node", [wasm, "study", ...args]).stdout, stdout);
});

test("seven shards merge to the bytes of one, in whatever order they come", () =>
  inFolder((file) => {
    for (const kind of ["basins", "swarm", "sweep", "seeds", "tune"]) {
      const args = [kind, himmelblau, "--size", "11"];
      const names = [1, 2, 3, 4, 5, 6, 7].map((part) => file(`${kind}${part}.csv`));
      names.forEach((name, i) => {
        const { status, stdout, stderr } = study(...args, "--shard", `${i + 1}/7`, "--out", name);
        assert.deepEqual([status, stdout, stderr], [0, "", ""]);
        assert.ok(!existsSync(`${name}.partial`));
      });
      assert.equal(study("merge", ...names.reverse()).stdout, study(...args).stdout);
      const merged = file("merged.csv");
      assert.deepEqual(study("merge", ...names, "--out", merged).status, 0);
      assert.equal(readFileSync(merged, "utf8"), study(...args).stdout);
      assert.equal(study(...args, "--shard", "2/7").stdout, readFileSync(file(`${kind}2.csv`), "utf8"));
    }
  }));

test("Node merges to the bytes that the native program merges to", { skip }, () =>
  inFolder((file) => {
    const names = ["1", "2", "3"].map((part) => file(part + ".csv"));
    names.forEach((name, i) => study("basins", himmelblau, "--size", "9", "--shard", `${i + 1}/3`, "--out", name));
    const merged = run("node", [wasm, "study", "merge", ...names]);
    assert.deepEqual(merged, study("merge", ...names));
  }));

test("an interrupted study goes on where it was cut off", () =>
  inFolder((file) => {
    const whole = file("whole.csv"), cut = file("cut.csv");
    const args = ["basins", himmelblau, "--size", "16"];
    for (const shard of [[], ["--shard", "2/3"]]) {
      assert.equal(study(...args, ...shard, "--out", whole).status, 0);
      const table = readFileSync(whole, "utf8");
      // An interruption leaves the lines of a shard and some of its rows.
      const asShard = study(...args, "--shard", shard[1] ?? "1/1").stdout;
      for (const length of [asShard.indexOf("\n-") + 500, asShard.length - 90, asShard.indexOf("x,y,") + 40]) {
        writeFileSync(`${cut}.partial`, asShard.slice(0, length));
        rmSync(cut, { force: true });
        assert.deepEqual(study(...args, ...shard, "--out", cut, "--resume"), { status: 0, stdout: "", stderr: "" });
        assert.equal(readFileSync(cut, "utf8"), table);
        assert.ok(!existsSync(`${cut}.partial`));
      }
    }
  }));

test("a study that was killed goes on, and needs not what it had", () =>
  inFolder((file) => {
    const out = file("table.csv"), args = ["basins", himmelblau + "&steps=4000", "--size", "64", "--jobs", "1", "--out", out];
    spawnSync(native, ["study", ...args], { timeout: 1500, killSignal: "SIGKILL" });
    if (!existsSync(out)) assert.ok(existsSync(`${out}.partial`));
    assert.equal(study(...args, "--resume").status, 0);
    assert.equal(readFileSync(out, "utf8"), study(...args.slice(0, -2)).stdout);
  }));

test("a shard that is whole is not computed again, and a partial one of another study is refused", () =>
  inFolder((file) => {
    const out = file("part.csv"), args = ["basins", himmelblau, "--size", "8", "--shard", "1/2", "--out", out];
    study(...args);
    const before = readFileSync(out, "utf8");
    assert.equal(study(...args, "--resume").status, 0);
    assert.equal(readFileSync(out, "utf8"), before);
    writeFileSync(`${out}.partial`, before);
    rmSync(out);
    const other = study("basins", himmelblau, "--size", "9", "--shard", "1/2", "--out", out, "--resume");
    assert.equal(other.status, 1);
    assert.match(other.stderr, /part\.csv\.partial" is of another study: remove it, or leave out --resume\n$/);
    writeFileSync(`${out}.partial`, before.replace(/\n(-?\d[^,]*),/, "\nx$1,"));
    const damaged = study(...args, "--resume");
    assert.equal(damaged.status, 1);
    assert.match(damaged.stderr, /part\.csv\.partial" is damaged in row 1\n$/);
  }));

test("a shard that is damaged, unfinished, missing or foreign is named", () =>
  inFolder((file) => {
    const names = ["a", "b", "c"].map((name) => file(name + ".csv"));
    names.forEach((name, i) => study("basins", himmelblau, "--size", "9", "--shard", `${i + 1}/3`, "--out", name));
    const good = readFileSync(names[1], "utf8");
    const told = (content) => {
      writeFileSync(names[1], content);
      const { status, stdout, stderr } = study("merge", ...names);
      assert.deepEqual([status, stdout], [1, ""]);
      return stderr;
    };
    assert.match(told(good.replace(/\d(?=,minimum|,moving)/, "#")), /b\.csv" is damaged/);
    assert.match(told(good.slice(0, good.length / 2)), /b\.csv" is not finished: go on with --resume/);
    assert.match(told("x,y\n1,2\n"), /b\.csv" is no shard of a study/);
    assert.match(told(""), /b\.csv" is no shard of a study/);
    assert.match(told(readFileSync(names[0], "utf8")), /a\.csv" and .*b\.csv" are the same shard/);
    writeFileSync(names[1], good);
    assert.match(study("merge", names[0], names[1]).stderr, /shard 3 of 3 is missing/);
    assert.match(study("merge", names[0], file("none.csv")).stderr, /none\.csv" cannot be read/);
  }));

test("a study is in its link, and options change it", () => {
  const link = `${himmelblau}&study=sweep,lr:0.01..0.1,size:3,racer:1`;
  assert.equal(tableOf(study("sweep", link).stdout).rows.length, 3);
  assert.equal(tableOf(study("sweep", link, "--size", "5").stdout).rows.length, 5);
  assert.equal(tableOf(study("basins", link, "--size", "2").stdout).rows.length, 4);
});

test("basins are a picture: every start has the colour of its outcome", () =>
  inFolder((file) => {
    const out = file("basins.png"), link = "v=1&loss=himmelblau&racers=newton&steps=40", size = 64;
    const racing = [link, "--racer", "1", "--size", `${size}`];
    assert.equal(study("basins", ...racing, "--out", out).status, 0);
    const { rows } = tableOf(study("basins", ...racing).stdout);
    const png = readPng(readFileSync(out));
    assert.equal(png.width % size, 0);
    assert.equal(png.width, png.height);
    assert.match(png.link, /study=basins,size:64/);
    const factor = png.width / size;
    const colours = new Map(); // of an outcome after so many steps
    rows.forEach(([, , outcome, minimum, steps], i) => {
      const x = (i % size) * factor, y = png.height - 1 - Math.floor(i / size) * factor;
      const rgb = png.data.subarray(4 * (y * png.width + x), 4 * (y * png.width + x) + 3).toString("hex");
      const key = `${outcome} ${minimum} ${steps}`;
      assert.equal(colours.get(key) ?? rgb, rgb);
      colours.set(key, rgb);
    });
    assert.ok(new Set(colours.values()).size >= 4);
  }));

test("studies are figures and JSON, with a caption that says how they were made", () =>
  inFolder((file) => {
    const link = "v=1&loss=himmelblau&racers=gd,lr:0.01;adam,lr:0.1&steps=60&noise=0.5";
    for (const args of [
      ["basins", link, "--size", "16"],
      ["swarm", link, "--size", "500"],
      ["sweep", link, "--size", "8", "--seeds", "5"],
      ["sweep,lr,beta1", link, "--size", "4", "--racer", "2"],
      ["seeds", link],
      ["tune", link, "--size", "8", "--seeds", "5"],
    ]) {
      const svg = file("out.svg"), json = file("out.json");
      for (const name of [svg, json]) {
        const { status, stderr } = study(...args, "--out", name);
        assert.deepEqual([status, stderr], [0, ""], args.join(" "));
      }
      const figure = readFileSync(svg, "utf8");
      assert.match(figure, /^<\?xml[^]*<metadata>v=1[^]*study=[^]*<\/svg>\n$/);
      assert.ok(!/NaN|inf/.test(figure.replace(/base64,[^"]*/g, "")), args.join(" "));
      const { study: name, caption, columns, rows, link: own } = JSON.parse(readFileSync(json, "utf8"));
      assert.ok(name.startsWith(args[0].split(",")[0]) && own.includes("study="));
      assert.match(caption, /on Himmelblau.*60 steps, seed 1, noise 0\.5\.$/);
      const table = tableOf(study(...args).stdout);
      assert.deepEqual(columns, table.head.split(","));
      assert.equal(rows.length, table.rows.length);
      assert.deepEqual(rows.map((row) => row.map(String)), table.rows.map((row) => row.map((cell) =>
        cell === "" ? "null" : Number.isNaN(Number(cell)) ? cell : String(Number(cell)))));
    }
  }));

test("tuned racers are ranked, and the link of the race with their values races on", () =>
  inFolder((file) => {
    const out = file("tuned.json"), args = ["tune", "v=1&loss=rosenbrock&racers=gd;momentum;adam", "--size", "16", "--seeds", "8"];
    const { status, stdout } = study(...args, "--out", out);
    assert.equal(status, 0);
    const lines = stdout.trimEnd().split("\n");
    assert.match(lines[0], /tuned by random search with successive halving: settings × evaluations 16 × 25, 8 × 50, 4 × 100, 2 × 200/);
    assert.match(lines[0], /at most 6400 evaluations a racer/);
    assert.equal(lines.length, 5);
    assert.match(lines[1], /^1\. racer \d, .*: wins \d+%, solves \d+%, median loss /);
    const { ranking, wins, profile } = JSON.parse(readFileSync(out, "utf8"));
    assert.equal(ranking.length, 3);
    for (let i = 0; i < 3; ++i) {
      for (let k = 0; k < 3; ++k) assert.ok(Math.abs(wins[i][k] + wins[k][i] - 1) < 1e-12);
      const shares = profile[i].map(([, share]) => share);
      assert.deepEqual(shares, [...shares].sort((a, b) => a - b));
      assert.ok(profile[i].every(([ratio, share]) => ratio >= 1 && share <= 1));
    }
    assert.ok(ranking[0].wins >= ranking[1].wins && ranking[1].wins >= ranking[2].wins);
    const link = lines.at(-1);
    for (const { racer, lr } of ranking) {
      const own = link.match(/racers=([^&]*)/)[1].split(";")[racer - 1];
      assert.ok(own.includes(`lr:${lr}`) || !own.includes("lr:"), own);
    }
    assert.equal(run(native, ["link", link]).stdout.trim(), link);
    assert.equal(study(...args, "--out", out).stdout, stdout); // reproducible
    const parts = ["1/2", "2/2"].map((part) => {
      const name = file(`part${part[0]}.csv`);
      study(...args, "--shard", part, "--out", name);
      return name;
    });
    assert.equal(study("merge", ...parts, "--out", file("merged.json")).stdout, stdout);
    assert.equal(readFileSync(file("merged.json"), "utf8"), readFileSync(out, "utf8"));
  }));

test("a study that cannot be is refused with a sentence", () => {
  const rows = [
    [[], 2, /study needs a kind: basins, sweep, seeds, tune or swarm; or merge/],
    [["basin", "v=1"], 2, /there is no study "basin"; there are basins, swarm, sweep, seeds, tune/],
    [["basins"], 2, /study basins needs a link/],
    [["basins", "v=1", "v=1"], 2, /study takes one link, and "v=1" is another/],
    [["basins", "v=1", "--size", "5000"], 2, /size is a whole number from 2 to 4096, not "5000"/],
    [["basins", "v=1", "--size", "x"], 2, /size is a whole number from 2 to 4096, not "x"/],
    [["basins", "v=1", "--size"], 2, /--size needs a value/],
    [["basins", "v=1", "--sise", "5"], 2, /study has no option "--sise"; did you mean --size\?/],
    [["basins", "v=1", "--jobs", "0"], 2, /--jobs takes a whole number from 1 to 4096, not "0"/],
    [["basins", "v=1", "--shard", "3"], 2, /--shard takes a part and how many there are, 3\/7, not "3"/],
    [["basins", "v=1", "--shard", "8/7"], 2, /--shard takes a part/],
    [["basins", "v=1", "--shard", "1/7", "--out", "x.png"], 2, /a shard is a table: --out FILE\.csv/],
    [["basins", "v=1", "--out", "x.gif"], 2, /--out takes a file that ends in \.csv, \.json, \.svg or \.png, not "x\.gif"/],
    [["basins", "v=1", "--resume"], 2, /--resume goes on with the file of --out/],
    [["basins", "v=1", "--racer", "9"], 1, /there is no racer 9; the race has \d/],
    [["basins", "v=1&racers="], 1, /the race has no racers/],
    [["basins", "v=1&loss=x^", "--size", "4"], 0, /expected a number/],
    [["sweep,nu:0..1", "v=1&racers=gd"], 1, /racer 1, GD, has no parameter "nu" that is a number/],
    [["sweep,lr:0..1000", "v=1&racers=gd"], 1, /lr of GD goes from 1e−6 to 100/],
    [["sweep", "v=1&racers=gd;adam", "--size", "1024", "--seeds", "10000"], 1, /20480000 rows are too many: size:838 fits/],
    [["sweep,lr,mu", "v=1&racers=momentum;momentum", "--out", "x.png"], 1, /a map shows one racer: add --racer 1/],
    [["basins", "v=1", "--size", "4", "--out", "/nonexistent/x.csv"], 1, /x\.csv\.partial" cannot be written/],
    [["merge"], 2, /study merge needs the files of all shards/],
    [["merge", "--into", "x"], 2, /study merge has no option "--into"; there is --out/],
  ];
  for (const [args, status, message] of rows) {
    const result = study(...args);
    assert.equal(result.status, status, `${args.join(" ")}: ${result.stderr}`);
    assert.match(result.stderr, message);
  }
});
