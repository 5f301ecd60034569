// The seed of the tests that draw at random: 1, or what RAVINE_TEST_SEED says, which is a number or `random`.
import { randomInt } from "node:crypto";

function readSeed(asked = process.env.RAVINE_TEST_SEED) {
  if (!asked) return 1;
  if (asked === "random") return randomInt(2 ** 32);
  if (/^\d+$/.test(asked) && Number(asked) < 2 ** 32) return Number(asked);
  throw new Error(`RAVINE_TEST_SEED is "${asked}"; use a number up to ${2 ** 32 - 1}, or random.`);
}

export const seed = readSeed();
process.on("exit", (code) => code && console.error(`RAVINE_TEST_SEED=${seed} repeats this`));

/** A generator of numbers between 0 and 1, always the same ones for the same seed: Park and Miller's. */
export function randomNumbers() {
  const modulus = 2 ** 31 - 1;
  let state = (seed % (modulus - 1)) + 1;
  const next = () => (state = (state * 48271) % modulus) / modulus;
  for (let i = 0; i < 3; ++i) next(); // the first ones of small seeds are small
  return next;
}
