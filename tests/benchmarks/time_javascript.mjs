// node time_javascript.mjs LOSS: times one loss in JavaScript, as CSV like ravine-benchmark's. One loss per process, as a page
// has one: with a second one, calls have two targets, and V8 no longer inlines them.
import { centralDifferences, losses, mathjs, randomPoints } from "./javascript.mjs";

const [key] = process.argv.slice(2);

function best(gradient, count, repeats) {
  const points = randomPoints(losses[key], count);
  let [fastest, sum] = [Infinity, 0]; // the sum is used, so that nothing is optimized away
  for (let repeat = 0; repeat < repeats; ++repeat) {
    const start = process.hrtime.bigint();
    for (const [x, y] of points) {
      const [f, fx, fy] = gradient(x, y);
      sum += f + fx + fy;
    }
    fastest = Math.min(fastest, Number(process.hrtime.bigint() - start) / count);
  }
  if (Number.isNaN(sum)) throw new Error(`${key} has a gradient that is no number`);
  return fastest;
}

console.log(`${key},gradient,differences,${best(centralDifferences(losses[key]), 100_000, 20)}`);
console.log(`${key},gradient,mathjs,${best(mathjs(losses[key]), 5_000, 5)}`);
