// Numbers of the page, written as the program writes its own: the expectations are those of tests/text/number_text_test.cpp.
import assert from "node:assert/strict";
import { test } from "node:test";
import { numberText } from "../../web/numbers.js";

test("numbers are short and have a minus sign, also in the exponent", () => {
  const rows = [
    [0.1, "0.1"],
    [-3, "−3"],
    [-0.0123456, "−0.0123"],
    [-0, "0"],
    [1e-7, "1e−7"],
    [8.5e-6, "8.5e−6"],
    [1e-4, "0.0001"],
    [9.999e-5, "0.0001"],
    [-2.5e100, "−2.5e100"],
    [999.4, "999"],
    [999.6, "1e3"],
    [123456, "1.23e5"],
    [5e-324, "4.94e−324"],
  ];
  for (const [number, text] of rows) assert.equal(numberText(number), text);
  assert.equal(numberText(123456, 6), "123456");
});
