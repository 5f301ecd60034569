// What a screen reader is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { summary } from "../../web/narrator.js";

const racer = (name, rank, loss, retired = null) => ({ name, rank, loss, retired });

test("the leader comes first, and losses are short", () => {
  const racers = [racer("GD", 2, 0.123456), racer("Adam", 1, 1.23456e-9)];
  assert.equal(summary({ step: 7, steps: 200, racers }), "Step 7 of 200. Adam leads, loss 1.23e-9; GD 0.123.");
});

test("who has retired is told with the reason, and leads no longer", () => {
  const racers = [racer("GD", 2, null, "its loss is not finite."), racer("Adam", 1, 2)];
  assert.equal(
    summary({ step: 1, steps: 9, racers }),
    "Step 1 of 9. Adam leads, loss 2. GD has retired: its loss is not finite.",
  );
});

test("a verdict is told with the loss, unless the ball is just under way", () => {
  const racers = [
    { ...racer("GD", 1, 0), verdict: "converged to minimum 1" },
    { ...racer("Adam", 2, 1), verdict: "stopped at a saddle" },
    { ...racer("RMSProp", 3, 2), verdict: "still moving" },
  ];
  assert.equal(
    summary({ step: 5, steps: 9, racers }),
    "Step 5 of 9. GD leads, loss 0 (converged to minimum 1); Adam 1 (stopped at a saddle); RMSProp 2.",
  );
});

test("nobody leads at the start, nor where all tie", () => {
  const racers = [racer("GD", 1, 4.52), racer("Adam", 1, 4.52)];
  assert.equal(summary({ step: 0, steps: 9, racers }), "Step 0 of 9. All have the loss 4.52.");
  assert.equal(summary({ step: 3, steps: 9, racers }), "Step 3 of 9. All have the loss 4.52.");
  const apart = [racer("GD", 1, 1), racer("Adam", 2, 2)];
  assert.equal(summary({ step: 0, steps: 9, racers: apart }), "Step 0 of 9. GD 1; Adam 2.");
  assert.equal(summary({ step: 0, steps: 9, racers: [racer("GD", 1, 1)] }), "Step 0 of 9. GD 1.");
});

test("those who share the lowest loss lead together", () => {
  const racers = [racer("GD", 1, 1), racer("Adam", 1, 1), racer("Lion", 3, 2)];
  assert.equal(summary({ step: 3, steps: 9, racers }), "Step 3 of 9. GD and Adam lead, loss 1; Lion 2.");
});

test("long work is told in place of the step", () => {
  const progress = "Computing step 1,234 of 100,000";
  const racers = [racer("Adam", 1, 2)];
  assert.equal(summary({ step: 1234, steps: 100_000, progress, racers }), `${progress}. Adam leads, loss 2.`);
});

test("a race without racers is told too", () => {
  assert.equal(summary({ step: 0, steps: 5, racers: [] }), "Step 0 of 5.");
});
