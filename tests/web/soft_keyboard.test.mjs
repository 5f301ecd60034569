// What the app gets of a text that a soft keyboard changes as it likes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { difference } from "../../web/soft_keyboard.js";

const cases = [
  ["", "x", 0, "x"],
  ["  ", " ", 1, ""],
  ["  teh", "  the ", 2, "he "], // corrected
  ["  η", "  η²", 0, "²"],
  ["  a😀", "  a", 1, ""], // one character, though of two units
  ["  same", "  same", 0, ""],
];

for (const [before, after, erased, text] of cases) {
  test(`"${before}" becomes "${after}"`, () => assert.deepEqual(difference(before, after), { erased, text }));
}
