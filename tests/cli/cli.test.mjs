// ravine-cli as a user types it, natively and as WebAssembly under Node.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { lessonsFile, lessonsPage, linkFile, linkPage, optimizersPage, page } from "../../scripts/document.mjs";
import { cli, cliWasm, native, run, skip, wasm } from "./programs.mjs";

const links = readFileSync(new URL("../reference/links.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => ({ hash: line.slice(0, 16), link: line.slice(17) }));

test("race prints every step of every racer, and --steps shortens it", () => {
  const { status, stdout, stderr } = cli("race", "loss=x^2&start=1,0&racers=gd,lr:0.25;adam", "--steps", "2");
  assert.equal(status, 0);
  assert.equal(stderr, "");
  const lines = stdout.trimEnd().split("\n");
  assert.equal(lines[0], "step,racer,x,y,loss");
  assert.deepEqual(lines.filter((line) => /^\d+,0,/.test(line)), ["0,0,1,0,1", "1,0,0.5,0,0.25", "2,0,0.25,0,0.0625"]);
  assert.equal(lines.length, 1 + 3 * 2);
});

test("verdicts tell of each racer what became of it, and when it was near the best known minimum", () => {
  const { status, stdout, stderr } = cli("verdicts", "loss=bowl&racers=gd,lr:0.25;gd,lr:99;gd,lr:1e-6", "--steps", "50");
  assert.deepEqual([status, stderr], [0, ""]);
  assert.deepEqual(stdout.split("\n"), [
    "0 gd converged to minimum 1; within 0.1% after 5 steps, 5 evaluations",
    "1 gd out at step 3: it left a million times the domain",
    "2 gd creeping, about 4e−6 a step",
    "",
  ]);
});

test("formula without a point prints the formula and its derivatives", () => {
  assert.equal(cli("formula", "x*x - y²").stdout, "f x^2 - y^2\ndf/dx 2*x\ndf/dy -(2*y)\n");
  assert.match(cli("formula", "least_squares").stdout, /^f mean\(\(v - x - y\*u\)\^2\)\/2 /);
});

test("formula prints value, gradient and Hessian with 17 digits", () => {
  assert.equal(cli("formula", "x^2*y + 1/3", "--at", "3,2").stdout,
    "value 18.333333333333332\ngradient 12 9\nhessian 4 6 0\n");
  assert.equal(cli("formula", "saddle", "--at", "1,1").stdout, "value 0\ngradient 2 -2\nhessian 2 0 -2\n");
});

test("a lesson is printed with the numbers of its runs, and its cards are links", () => {
  const card = cli("lesson", "newton.quadratic");
  assert.deepEqual([card.status, card.stderr], [0, ""]);
  assert.match(card.stdout, /^One step\nNewton’s method .* the curvatures 5 and 0\.2,/);
  assert.match(card.stdout, /\n {2}\* one\n {2}- five\n/);
  assert.match(card.stdout, /\n#v=1&lesson=newton\.quadratic\n$/);
  assert.ok(cli("lesson", "newton").stdout.endsWith(cli("lesson", "newton.fallback").stdout));
  const { cards } = JSON.parse(cli("list", "lessons", "--json").stdout).find(({ key }) => key === "newton");
  for (const { key, link } of cards) {
    const hash = (text) => cli("hash", text).stdout.slice(0, 16);
    assert.equal(cli("link", `lesson=${key}`).stdout, `v=1&lesson=${key}\n`);
    assert.equal(hash(`lesson=${key}`), hash(link)); // which says the same without the lesson
  }
  assert.equal(cli("link", "lesson=newton&steps=7").stdout, "v=1&lesson=newton.quadratic&steps=7\n");
  assert.equal(cli("lesson", "nothing").status, 1);
  assert.equal(cli("lesson").status, 2);
});

test("link prints the canonical link, from a URL, a fragment or the standard input", () => {
  const canonical = "v=1&loss=x^2-y^2&racers=gd,lr:0.1\n";
  const typed = "loss=x%5E2-y^2&steps=200&racers=gd,lr:0.10";
  for (const text of [typed, `#${typed}`, `https://example.org/#${typed}`, canonical.trim()]) {
    assert.deepEqual(cli("link", text), { status: 0, stdout: canonical, stderr: "" });
  }
  assert.equal(run(native, ["link", "-"], `https://example.org/#${typed}\n`).stdout, canonical);
});

test("lists are whole, for people and as JSON", () => {
  const optimizers = JSON.parse(cli("list", "optimizers", "--json").stdout);
  const byKey = Object.fromEntries(optimizers.map((optimizer) => [optimizer.key, optimizer]));
  assert.deepEqual(Object.keys(byKey).filter((key) => /^(gd|momentum|adagrad|rmsprop|adam)$/.test(key)),
    ["gd", "momentum", "adagrad", "rmsprop", "adam"]);
  for (const { key, rule, parameters, pytorch } of optimizers) {
    assert.match(cli("list", "optimizers").stdout, new RegExp(`^${key} .* lr:`, "m"));
    assert.ok(rule.includes("x = ") && (pytorch === "" || pytorch.startsWith("torch.optim.")));
    assert.equal(parameters[0].key, "lr");
  }
  assert.deepEqual(byKey.adam.parameters.find(({ key }) => key === "correct").choices, ["on", "off", "slides"]);
  const modifiers = JSON.parse(cli("list", "modifiers", "--json").stdout);
  assert.ok(modifiers.length > 10);
  for (const { key } of modifiers) assert.equal(cli("link", `racers=adam+${key}`).stderr, "", key);
  for (const { key, formula, constants, scale, data } of JSON.parse(cli("list", "surfaces", "--json").stdout)) {
    assert.ok(["auto", "linear", "log", "rank"].includes(scale), `${key}: ${scale}`);
    if (data.length > 0) continue; // its formula alone has none
    const letters = Object.entries(constants).map(([name, value]) => `${name}:${value}`);
    const values = letters.length > 0 ? ["--let", letters.join()] : [];
    assert.equal(cli("formula", formula, ...values, "--at", "0.3,0.4").stdout, cli("formula", key, "--at", "0.3,0.4").stdout);
  }
});

test("docs/optimizers.md, docs/lessons.md and docs/link-format.md are what the catalogues say", () => {
  assert.equal(readFileSync(linkFile, "utf8"), linkPage(native), "run node scripts/document.mjs");
  assert.equal(readFileSync(page, "utf8"), optimizersPage(native), "run node scripts/document.mjs");
  assert.equal(readFileSync(lessonsFile, "utf8"), lessonsPage(native), "run node scripts/document.mjs");
});

test("every example of docs/link-format.md is read without a complaint, and every other one has its own", () => {
  const text = readFileSync(linkFile, "utf8");
  const [before, complaints, after] = [text.split("\n## Complaints")[0], ...text.split("\n## Complaints")[1].split("\n## The race")];
  const examples = [...(before + after).matchAll(/`(#v=[^`]+)`|^ {4}(#v=\S+)$/gm)].map(([, quoted, line]) => quoted ?? line);
  assert.ok(examples.length > 40);
  for (const example of examples) assert.equal(cli("link", example).stderr, "", example);
  for (const { key } of JSON.parse(cli("list", "keys", "--json").stdout)) {
    assert.ok(examples.some((example) => example.match(/[#&](\w+)=/g).includes(`&${key}=`) || key === "v"), key);
  }
  const wrong = [...complaints.matchAll(/^\| (.*[^\\]) \| (.*) \|$/gm)].slice(2);
  assert.ok(wrong.length > 15);
  for (const [, link, sentence] of wrong) assert.match(sentence, /^\S.{20,}/, link);
  assert.equal(new Set(wrong.map(([, , sentence]) => sentence)).size, wrong.length);
});

test("the list of functions has every operation of the language, and each can be typed as listed", () => {
  const words = JSON.parse(cli("list", "functions", "--json").stdout);
  const lines = cli("list", "functions").stdout.trimEnd().split("\n");
  assert.equal(lines.length, words.length);
  const table = readFileSync(new URL("../../src/formula/ops.def", import.meta.url), "utf8");
  const rows = [...table.matchAll(/^RAVINE_OP\(\w+, +(\d), (\w+), +"([^"]+)"/gm)].filter(([, , form]) => form !== "internal");
  assert.ok(rows.length > 35);
  for (const [, arity, form, name] of rows) {
    assert.ok(words.some((w) => w.name === name && w.form === form && w.arguments === Number(arity)), `${form} ${name}`);
  }
  for (const name of ["^", "|", "pi", "e"]) assert.ok(words.some((w) => w.name === name), name);
  for (const { form, name, meaning } of words) assert.ok(form !== "function" || meaning, name);
  for (const [i, { form, text }] of words.entries()) {
    assert.match(lines[i], /^(function|reduction|infix|prefix|brackets|constant) +\S/);
    assert.ok(lines[i].startsWith(form) && lines[i].endsWith(text));
    const formula = text.replace(/\ba\b/g, "x").replace(/\bb\b/g, "y").replace("condition", "x < y").replace("acosh(x)", "acosh(1/x)");
    if (form === "reduction") {
      assert.equal(cli("link", `loss=${formula}&data=1,2`).stderr, "");
      continue;
    }
    const { status, stdout, stderr } = cli("formula", formula, "--at", "0.5,0.25");
    assert.equal(status, 0, `${formula}: ${stderr}`);
    assert.match(stdout, /^value -?\d/, formula);
  }
});

test("--data reads a table from a file, and tells which lines are no rows", () => {
  const folder = mkdtempSync(join(tmpdir(), "ravine-"));
  try {
    const file = join(folder, "table.csv");
    writeFileSync(file, ",u,v\r1,0,1\r2,NA,2\r3,4,x\r4,5,6\r");
    const { status, stdout, stderr } = cli("link", "loss=least_squares", "--data", file);
    assert.deepEqual([status, stdout], [0, "v=1&loss=least_squares&data=0,1;5,6\n"]);
    assert.match(stderr, /line 3: "2,NA,2" misses a value[^]*line 4: "3,4,x" is not two numbers[^]*of 3 columns, 2 \("u"\) and 3 \("v"\)/);
    writeFileSync(file, "a letter\n");
    assert.deepEqual(cli("race", "v=1", "--data", file), { status: 1, stdout: "", stderr: `ravine-cli: ${file}: there is no line of two numbers, like 1, 2.5\n` });
    assert.match(cli("race", "v=1", "--data", join(folder, "none")).stderr, /cannot be read/);
    assert.equal(cli("race", "v=1", "--data").status, 2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("bad input ends in a sentence and the status of who is at fault", () => {
  const rows = [
    [["formula", "x+", "--at", "0,0"], 1, /column 3: expected a number/],
    [["formula", "x", "y"], 2, /takes a text and perhaps --at/],
    [["formula", "x", "--at", "a"], 2, /a point is two numbers/],
    [["race"], 2, /needs a link/],
    [["race", "v=1", "--steps", "-1"], 2, /--steps takes a whole number/],
    [["race", "v=1", "--steps"], 2, /race takes a link and perhaps --steps N/],
    [["race", "v=1", "--stesp", "5"], 2, /race takes a link/],
    [["verdicts"], 2, /verdicts needs a link/],
    [["list", "nonsense"], 2, /no list of "nonsense"; there are optimizers, modifiers, surfaces, functions, lessons, keys\n/],
    [["list", "optimisers"], 2, /no list of "optimisers"; did you mean optimizers\?/],
    [["quartz"], 2, /^ravine-cli: there is no command "quartz"; there are race, verdicts, [^]*\n.*help tells.*\n$/],
    [["rcae", "v=1"], 2, /^ravine-cli: there is no command "rcae"; did you mean race\?\n.*help tells.*\n$/],
    [["Verdict"], 2, /did you mean verdicts\?/],
    [["export", "sgv", "v=1"], 2, /no format "sgv"; did you mean svg\?/],
    [["lesson", "sadle_race"], 1, /no lesson "sadle_race"; did you mean saddle_race\?/],
    [[], 2, /usage/],
    // A link is never refused: what is wrong is told, and the rest races.
    [["link", "racers=adm;gd,lr:abc&loss=(x&steps=NaN"], 0, /"adm"[^]*"abc"[^]*/],
    [["link", `steps=7&loss=${"x".repeat(100_000)}`], 0, /the formula has 100000 bytes; at most 4096 are read/],
    [["race", "loss=1/x&start=0,0"], 0, /retired at step 0: the loss is infinite at the start/],
  ];
  for (const [args, status, message] of rows) {
    const result = cli(...args);
    assert.equal(result.status, status, `${args.join(" ").slice(0, 80)}: ${result.stderr.slice(0, 200)}`);
    assert.match(result.stderr, message);
  }
});

test("a full disk is told, and is no crash", { skip: !existsSync("/dev/full") && "there is no /dev/full here" }, () => {
  const full = openSync("/dev/full", "w");
  for (const args of [["race", "v=1"], ["list", "functions"]]) {
    const { status, stderr } = spawnSync(native, args, { encoding: "utf8", stdio: ["ignore", full, "pipe"] });
    assert.deepEqual([status, stderr], [1, "ravine-cli: the standard output takes no more\n"]);
  }
});

test("published links have their hash and their canonical form, natively", () => {
  assert.ok(links.length >= 3);
  for (const { hash, link } of links) {
    const { stdout } = cli("hash", link);
    assert.equal(stdout.split(" ")[0], hash, link);
    const canonical = stdout.slice(stdout.indexOf(" ") + 1).trim(); // links stay as they were published, also in another form
    assert.equal(cli("hash", canonical).stdout, stdout, link);
  }
});

test("WebAssembly prints every trajectory and every verdict with the same bits as the native program", { skip }, () => {
  for (const args of [["race", "v=1"], ["race"], ["export", "pdf", "v=1"], ["hash", "{"]])
    assert.deepEqual(run(process.execPath, [wasm, ...args]), cliWasm(...args), "in a process of its own");
  for (const { link } of links) {
    const expected = cli("race", link);
    assert.ok(expected.stdout.split("\n").length > 90);
    assert.deepEqual(cliWasm("race", link), expected, link);
    assert.deepEqual(cliWasm("verdicts", link), cli("verdicts", link), link);
  }
});

test("a definition in a link, with a constant, and in JSON is one race", () => {
  const link = "let=k:0.5&define=own(lr:0.1){x=x-k*lr*g}half+{[after]u=k*u}&racers=own;own,k:0.25;gd+half&steps=50";
  const define = { own: { parameters: { lr: 0.1 }, rule: ["x = x - k*lr*g"] }, "half+": { rule: ["[after] u = k*u"] } };
  const racers = [{ optimizer: "own" }, { optimizer: "own", k: 0.25 }, { optimizer: "gd+half" }];
  const { status, stdout, stderr } = cli("hash", link);
  assert.deepEqual([status, stderr], [0, ""]);
  const json = JSON.parse(cli("export", "json", link).stdout);
  for (const text of [json, { let: { k: 0.5 }, optimizers: define, racers, steps: 50 }]) {
    assert.deepEqual(run(native, ["hash", "-"], JSON.stringify(text)), { status, stdout, stderr });
  }
  assert.notEqual(cli("hash", link.replace("k:0.5", "k:0.6")).stdout, stdout);
});
