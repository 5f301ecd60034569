// A picture composed of layers is the one that is drawn straight into a single framebuffer, with as many samples to a pixel.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readPng } from "./png.mjs";

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
    return readPng(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How many pixels differ by more than rounding does, and by how many levels the others do at most. */
function compare(one, other) {
  let apart = 0, most = 0;
  for (let i = 0; i < one.pixels.length; i += 4) {
    const parts = [0, 1, 2, 3].map((part) => Math.abs(one.pixels[i + part] - other.pixels[i + part]));
    const levels = Math.max(...parts);
    if (levels > rounding) ++apart;
    else most = Math.max(most, levels);
  }
  return { apart, most };
}

for (const theme of ["dark", "light"]) {
  for (const fill of ["solid", "glass", "wire"]) {
    for (const mode of ["3d", "2d"]) {
      test(`${theme}, ${fill}, ${mode}`, () => {
        const link = `v=1&at=60&selected=2&controls=off&theme=${theme}&fill=${fill}&mode=${mode}`;
        const { apart, most } = compare(draw(link), draw(link, "--direct"));
        console.log(theme, fill, mode, { apart, most });
      });
    }
  }
}
