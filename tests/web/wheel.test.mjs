// Turns of a wheel in notches, however the browser counts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { notches } from "../../web/canvas.js";

const [pixels, lines, pages] = [0, 1, 2];
const cases = [
  [100, pixels, 1],
  [-120, pixels, -1],
  [240, pixels, 2],
  [-300, pixels, -3],
  [600, pixels, 6],
  [2, pixels, 0.02], // of a trackpad
  [3, lines, 1],
  [-1, lines, -1], // where a notch is one line
  [-6, lines, -2],
  [0.3, lines, 0.1],
  [1, pages, 1],
  [-1, pages, -1],
  [0, pixels, 0],
];

for (const [delta, mode, count] of cases) {
  test(`SDL2#154: ${delta} ${["pixels", "lines", "pages"][mode]} are ${count}`, () => {
    assert.ok(Math.abs(notches(delta, mode) - count) < 1e-12);
  });
}
