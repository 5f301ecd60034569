// The native window on a virtual display, with the software renderer that every machine has.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readPng } from "../png.mjs";
import { argumentsOf, sizes, states } from "./screens.mjs";

const build = process.env.RAVINE_BUILD ?? fileURLToPath(new URL("../../build", import.meta.url));
const ravine = `${build}/native/ravine`;
const env = { ...process.env, LIBGL_ALWAYS_SOFTWARE: "1", SDL_VIDEODRIVER: "x11" };
const display = ["-a", "-s", "-screen 0 1400x900x24"];

const run = (...args) => spawnSync("xvfb-run", [...display, ravine, ...args], { env, encoding: "utf8", timeout: 120_000 });

/** The size of a PNG, how many colours it has, and the link in it. */
function read(file) {
  const { width, height, data: pixels, link } = readPng(readFileSync(file));
  const colours = new Set();
  for (let i = 0; i < pixels.length; i += 4) colours.add(pixels.readUInt32LE(i));
  return { width, height, colours: colours.size, link };
}

function inFolder(body) {
  return () => {
    const folder = mkdtempSync(join(tmpdir(), "ravine-"));
    try {
      body(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

test("a link is drawn, written as a picture with many colours, and the program ends", inFolder((folder) => {
  const file = join(folder, "race.png");
  const { status, stderr } = run("#loss=gaussian_well&racers=gd;adam&at=40", "--screenshot", file, "--size", "1000x700");
  assert.equal(status, 0, stderr);
  const picture = read(file);
  assert.deepEqual([picture.width, picture.height], [1000, 700]);
  assert.ok(picture.colours > 1000, `only ${picture.colours} colours`);
  assert.equal(picture.link, "v=1&loss=gaussian_well&racers=gd;adam&at=40");
}));

test("a picture has as many pixels to a point as are asked for, with the panels or without", inFolder((folder) => {
  const file = join(folder, "race.png");
  const draw = (...options) => {
    const { status, stderr } = run("v=1&at=40", "--screenshot", file, "--size", "900x600", ...options);
    assert.equal(status, 0, stderr);
    return { ...read(file), stderr, bytes: readFileSync(file) };
  };
  const panels = draw("--scale", "2"), bare = draw("--scale", "2", "--no-panels"), plain = draw("--no-panels");
  assert.deepEqual([panels.width, panels.height, bare.width, bare.height], [1800, 1200, 1800, 1200]);
  assert.deepEqual([plain.width, plain.height], [900, 600]);
  for (const { colours, link } of [panels, bare, plain]) {
    assert.ok(colours > 1000, `only ${colours} colours`);
    assert.equal(link, "v=1&at=40");
  }
  assert.notDeepEqual(panels.bytes, bare.bytes);
  const { stderr } = run("v=1&at=40", "--screenshot", file, "--size", "900x600", "--scale", "16", "--no-panels");
  const png = readFileSync(file), width = png.readUInt32BE(16), height = png.readUInt32BE(20);
  assert.ok(width * height <= 64e6 && width * height > 60e6, `${width} × ${height}`);
  assert.match(stderr, /pixels are all that can be drawn at once/);
  assert.equal(run("v=1", "--screenshot", file, "--scale", "none").status, 2);
}));

test("a broken link is drawn all the same", inFolder((folder) => {
  const file = join(folder, "race.png");
  const { status, stderr } = run("#loss=(x&racers=nobody;gd,lr:abc", "--screenshot", file);
  assert.equal(status, 0, stderr);
  assert.ok(read(file).colours > 1000);
}));

test("what cannot be done ends in a sentence", () => {
  assert.match(run("v=1", "--screenshot", "/nowhere/a.png").stderr, /\/nowhere\/a\.png cannot be written/);
  assert.match(run("--nonsense").stderr, /usage: ravine/);
  const blind = spawnSync(ravine, ["v=1"], { env: { ...env, DISPLAY: ":4242", WAYLAND_DISPLAY: "" }, encoding: "utf8", timeout: 60_000 });
  assert.equal(blind.status, 1);
  assert.match(blind.stderr, /there is no display/);
});

test("a window that plays stays open until it is asked to end, and then ends cleanly", async () => {
  // exec, so that the signal reaches the program and not a shell around it; xvfb-run passes its status on.
  const program = spawn("xvfb-run", [...display, "sh", "-c", `"$0" "$1" & echo $!; wait $!; echo status $?`, ravine, "v=1&steps=1000"], { env });
  let output = "", errors = "";
  program.stdout.on("data", (data) => (output += data));
  program.stderr.on("data", (data) => (errors += data));
  const ended = new Promise((resolve) => program.on("exit", resolve));
  for (let i = 0; i < 100 && !/^\d+\n/.test(output); ++i) await sleep(100);
  await sleep(3000);
  assert.doesNotMatch(output, /status/, errors);
  process.kill(Number.parseInt(output), "SIGTERM");  // SDL makes it the event that closing the window sends
  await ended;
  assert.match(output, /status 0/, errors);
});

// At the sizes of a projector, a desktop, a small laptop and a phone, with the most that a panel can hold.
for (const size of ["1920x1080", "1280x800", "1024x768", "390x844"]) {
  test(`no text is cut off and no panel in another's way at ${size}`, () => {
    for (const tab of ["race", "racers", "surface", "step", "slice", "study", "view", "share"]) {
      const cut = run(`v=1&at=88&selected=5&tab=${tab}`, "--layout-faults", "--size", size);
      assert.equal(cut.status, 0, `${tab}: ${cut.stdout}${cut.stderr}`);
    }
    for (const card of ["schedules.momentum&at=500", "two_minima.race&at=300", "five_way_race.positions", "weights.slope"]) {
      const cut = run(`v=1&lesson=${card}`, "--layout-faults", "--size", size);
      assert.equal(cut.status, 0, `${card}: ${cut.stdout}${cut.stderr}`);
    }
  });
}

for (const size of sizes) {
  test(`every screen at ${size} has its text whole, none over another, and its panels apart`, () => {
    for (const state of Object.keys(states)) {
      const { status, stdout, stderr } = run(...argumentsOf(state), "--layout-faults", "--size", size);
      assert.equal(status, 0, `${state}: ${stdout}${stderr}`);
    }
  });
}

test("a light theme may be preferred without a word in the link", inFolder((folder) => {
  const file = join(folder, "race.png");
  const brightness = (link, ...options) => {
    const { status, stderr } = run(link, "--screenshot", file, "--size", "900x600", ...options);
    assert.equal(status, 0, stderr);
    const { data: pixels, link: written } = readPng(readFileSync(file));
    assert.equal(written, link);
    let sum = 0;
    for (let i = 0; i < pixels.length; i += 4) sum += pixels[i];
    return (4 * sum) / pixels.length;
  };
  const dark = brightness("v=1&at=40"), light = brightness("v=1&at=40", "--light");
  assert.ok(light > dark + 60, `${light} and ${dark}`);
  assert.ok(Math.abs(brightness("v=1&at=40&theme=dark", "--light") - dark) < 1, "the link has the last word");
}));

test("text that is cut off is told", () => {
  const cut = run("v=1&tab=racers", "--layout-faults", "--size", "200x844"); // narrower than any phone
  assert.equal(cut.status, 1);
  assert.match(cut.stdout, /needs \d+ points and has \d+|a letter at/);
});
