// A picture composed of layers is the one that is drawn straight into a single framebuffer, with as many samples to a pixel.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readPng } from "../png.mjs";

const build = process.env.RAVINE_BUILD ?? fileURLToPath(new URL("../../build", import.meta.url));
const env = { ...process.env, LIBGL_ALWAYS_SOFTWARE: "1", SDL_VIDEODRIVER: "x11" };

const rounding = 2; // levels of 255: each layer is rounded once

/** The pixels of a race without panels. */
function draw(link, ...options) {
  const folder = mkdtempSync(join(tmpdir(), "ravine-"));
  const file = join(folder, "race.png");
  const command = [`${build}/native/ravine`, link, "--screenshot", file, "--size", "900x600", ...options];
  try {
    const { status, stderr } = spawnSync("xvfb-run", ["-a", "-s", "-screen 0 1400x900x24", ...command], { env, encoding: "utf8", timeout: 120_000 });
    assert.equal(status, 0, stderr);
    return readPng(readFileSync(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How many pixels differ by more than rounding does, by how many levels at most, and how many colours there are. */
function compare(one, other) {
  let apart = 0, most = 0;
  const colours = new Set();
  for (let i = 0; i < one.data.length; i += 4) {
    const levels = Math.max(...[0, 1, 2, 3].map((part) => Math.abs(one.data[i + part] - other.data[i + part])));
    if (levels > rounding) ++apart;
    most = Math.max(most, levels);
    colours.add(one.data.readUInt32BE(i));
  }
  return { apart, most, colours: colours.size };
}

const still = "racers=gd,show:off&trails=off&vectors=off&marks=off"; // nothing moves over the layers

for (const theme of ["dark", "light"]) {
  for (const fill of ["solid", "glass", "wire"]) {
    for (const mode of ["3d", "2d"]) {
      const look = `controls=off&theme=${theme}&fill=${fill}&mode=${mode}`;
      test(`what stands still is the same to a rounding: ${theme}, ${fill}, ${mode}`, () => {
        const { apart, most, colours } = compare(draw(`v=1&${still}&${look}`), draw(`v=1&${still}&${look}`, "--direct"));
        console.log(`${apart} pixels apart, ${most} levels at most`);
        assert.ok(colours > 100, "there is a picture");
        assert.equal(apart, 0, `${apart} pixels differ, by up to ${most} levels`);
      });
    }
  }
}

// What moves is drawn with one sample to a pixel over the layers, and with several when all is drawn at once: edges differ.
for (const fill of ["solid", "glass", "wire"]) {
  for (const mode of ["3d", "2d"]) {
    test(`a race differs at the edges of what moves alone: ${fill}, ${mode}`, () => {
      const link = `v=1&at=60&selected=2&controls=off&fill=${fill}&mode=${mode}`;
      const picture = draw(link);
      const { apart } = compare(picture, draw(link, "--direct"));
      console.log(`${apart} of ${picture.width * picture.height} pixels apart`);
      assert.ok(apart < 0.01 * picture.width * picture.height, `${apart} pixels differ`);
    });
  }
}
