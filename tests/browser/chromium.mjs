// Chromium without a window, whose pictures the processor draws.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";

// On Linux, Mesa's llvmpipe draws: it keeps the shaders that it has compiled, in memory and on the disk. Elsewhere SwiftShader
// does, which compiles them anew for each page and takes a second for that.
const linux = process.platform === "linux";
const drawing = linux
  ? ["--use-gl=angle", "--use-angle=gl-egl", "--ignore-gpu-blocklist"]
  : ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
const env = { ...process.env, ...(linux && { LIBGL_ALWAYS_SOFTWARE: "1" }) };

/** @returns {Promise<{browser, close: () => Promise<void>}>} */
export async function launchChromium(flags = []) {
  const browser = await puppeteer.launch({
    executablePath: findChromium(),
    env,
    args: [
      "--process-per-site", // see profiles.mjs
      "--disable-gpu-compositing", // only WebGL needs more than a processor's own way to draw
      "--disable-gpu-rasterization",
      ...drawing,
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-extensions",
      "--no-first-run",
      "--mute-audio",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...flags,
    ],
  });
  return { browser, close: () => browser.close() };
}

function findChromium() {
  const places = [
    process.env.CHROMIUM,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ];
  const found = places.find((place) => place && existsSync(place));
  assert.ok(found, "Chromium is missing: install it, or let CHROMIUM name it");
  return found;
}
