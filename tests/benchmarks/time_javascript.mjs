// node time_javascript.mjs LOSS [POINTS] [REPEATS]: times one loss in JavaScript, as CSV like ravine-benchmark's. One loss per
// process, as a page has one: with a second one, calls have two targets, and V8 no longer inlines them.
import { centralDifferences, losses, mathjs, randomPoints } from "./javascript.mjs";

const [key, points, repeats] = process.argv.slice(2);

function best(gradient, most, times) {
  const count = Number(points ?? most);
  const places = randomPoints(losses[key], count);
  let [fastest, sum] = [Infinity, 0]; // the sum is used, so that nothing is optimized away
  for (let repeat = 0; repeat < Number(repeats ?? times); ++repeat) {
    const start = process.hrtime.bigint();
    for (const [x, y] of places) {
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
