// Looks at what the page has drawn, pixel by pixel. The page is given these tools of the tests' own, as window.probe:
//   draws      how many draw calls there were
//   frames     how many frames the page asked the browser for
//   heap       the program's memory, a WebAssembly.Memory
//   picture()  a new frame's pixels: {width, height, data}, RGBA, bottom row first
//   digest()   the picture's SHA-256
//   errors()   the graphics errors since the last time, each once
import { readPng } from "../png.mjs";
import { frames } from "./harness.mjs";

/** To be called before the page loads: the option `prepare` of a visit. */
export const installProbe = (page) => page.evaluateOnNewDocument(probe);

function probe() {
  const tool = (window.probe = { draws: 0, frames: 0, heap: null });
  for (const name of ["drawArrays", "drawElements"]) {
    const draw = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...details) {
      ++tool.draws;
      return draw.apply(this, details);
    };
  }
  const ask = window.requestAnimationFrame;
  window.requestAnimationFrame = (act) => {
    ++tool.frames;
    return ask.call(window, act);
  };
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...details) => {
    const instance = await instantiate(...details);
    tool.heap = Object.values(instance.exports).find((item) => item instanceof WebAssembly.Memory);
    return instance;
  };
  const context = () => document.getElementById("canvas").getContext("webgl2");
  tool.picture = async () => {
    ravine.seek(ravine.standings().step); // has it drawn in the frame that is asked for next
    await new Promise((resolve) => ask.call(window, resolve));
    const gl = context();
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    const data = new Uint8Array(4 * width * height);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, data);
    return { width, height, data };
  };
  tool.digest = async () => {
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", (await tool.picture()).data));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  tool.errors = () => {
    const found = [];
    for (let error; (error = context().getError());) found.push(error);
    return found;
  };
}

/** Waits until the page has come to rest: nothing is drawn for so many frames. Needs the probe. */
export async function rest(page, quiet = 6) {
  for (let last = -1; ;) {
    const draws = await page.evaluate(() => window.probe.draws);
    if (draws === last) return;
    last = draws;
    await frames(page, quiet);
  }
}

/** @returns {Promise<{width: number, height: number, data: Uint8ClampedArray}>} RGBA, the top row first */
export async function picture(page) {
  const { width, height, base64 } = await page.evaluate(async () => {
    const { width, height, data } = await window.probe.picture();
    let text = "";
    for (let at = 0; at < data.length; at += 1 << 15) text += String.fromCharCode(...data.subarray(at, at + (1 << 15)));
    return { width, height, base64: btoa(text) };
  });
  const upwards = Buffer.from(base64, "base64");
  const rows = Array.from({ length: height }, (_, y) => upwards.subarray(4 * width * (height - 1 - y), 4 * width * (height - y)));
  return { width, height, data: new Uint8ClampedArray(Buffer.concat(rows)) };
}

export const digest = (page) => page.evaluate(() => window.probe.digest());
export const errors = (page) => page.evaluate(() => window.probe.errors());

/** @returns {Promise<{width: number, height: number, data: Buffer}>} the pixels of the page or of a part of it, RGBA, top row first */
export async function screenOf(page, clip) {
  return readPng(Buffer.from(await page.screenshot({ clip })));
}

/** The number of distinct colours on the screen, in all or in part. */
export async function countColours(page, clip) {
  const { data } = await screenOf(page, clip);
  const colours = new Set();
  for (let i = 0; i < data.length; i += 4) colours.add(data.readUInt32BE(i));
  return colours.size;
}

/** The share of the pixels of a part of the page that look as `looks` says, given red, green and blue. */
export async function shareOf(page, clip, looks) {
  const { data } = await screenOf(page, clip);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) count += looks(data[i], data[i + 1], data[i + 2]);
  return (4 * count) / data.length;
}

/** A part of the screen as PNG, base64, once it is the same twice. */
export async function still(page, clip) {
  let last = null;
  for (let tries = 0; tries < 60; ++tries) {
    await frames(page, 15);
    const shown = await page.screenshot({ encoding: "base64", clip });
    if (shown === last) return shown;
    last = shown;
  }
  throw new Error("the screen does not come to rest");
}
