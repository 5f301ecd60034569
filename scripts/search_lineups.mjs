// Searches races that show what a surface is there for, and prints one row of src/document/surface_races.cpp each:
//
//   node scripts/search_lineups.mjs [SURFACE...]
//
// Races every method at a grid of rates from a few starts. Of the races in which somebody arrives at the best minimum, somebody
// does not and nobody leaves the domain, prints the one whose racers arrive one after the other and end in different ways, with
// what became of each. It is a proposal: some surfaces show more by another method, or by starts of the racers' own. Needs the
// native build, and takes ten seconds a surface.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const build = process.env.RAVINE_BUILD ?? fileURLToPath(new URL("../build", import.meta.url));
const lengths = [200, 300];
const fitsInALink = 32; // racers
const tolerance = 1e-3; // of the loss at the start, as in src/analysis/outcome.hpp

const rates = [-4, -3, -2, -1, 0, 1].flatMap((power) => [1, 2, 5].map((digit) => Number(`${digit}e${power}`)));
const rated = ["gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"];
const cooling = ["gd", "momentum", "adam"]; // with a rate that falls
const searching = ["newton", "lbfgs", "cg"]; // find their lengths themselves
const sets = [
  ["gd", "momentum", "rmsprop", "adam"],
  ["gd", "momentum", "nesterov", "adam"],
  ["gd", "momentum", "adagrad", "adam"],
  ["gd", "momentum", "rmsprop", "adam", "lbfgs"],
  ["gd", "momentum", "adam", "lbfgs"],
  ["gd", "momentum", "adam", "newton"],
  ["gd", "nesterov", "adam", "cg"],
  ["gd", "momentum", "cooling gd", "cooling momentum", "adam"],
  ["gd", "momentum", "adam", "cooling momentum", "cooling adam"],
];

const ravine = (...args) =>
  execFileSync(`${build}/native/ravine-cli`, args, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });

const contestants = [
  ...rated.flatMap((method) => rates.map((rate) => ({ method, text: `${method},lr:${rate}` }))),
  ...cooling.flatMap((method) => rates.map((rate) => ({ method: `cooling ${method}`, text: `${method},lr:${rate}*0.97^t` }))),
  ...searching.map((method) => ({ method, text: method })),
];

/** Two digits, so that a person can type the number. */
const short = (number) => Number(number.toPrecision(2));

/** The surface's own start, and others around the best minimum, ever nearer. */
function starts({ x, y, start, minima }) {
  const own = start;
  if (minima.length === 0) return [own];
  const [cx, cy] = minima[0].at;
  const turned = (angle, share) => {
    const [dx, dy] = [(own[0] - cx) / (x[1] - x[0]), (own[1] - cy) / (y[1] - y[0])];
    const [c, s] = [Math.cos(angle) * share, Math.sin(angle) * share];
    return [short(cx + (dx * c - dy * s) * (x[1] - x[0])), short(cy + (dx * s + dy * c) * (y[1] - y[0]))];
  };
  const near = [1, 0.75, 0.5, 0.3, 0.2, 0.1].flatMap((share) => [0, 0.7, -0.7, 1.6, -1.6].map((angle) => turned(angle, share)));
  return [own, ...near.filter((place) => isInside({ x, y }, place))];
}

const isInside = ({ x, y }, [px, py]) => px > x[0] && px < x[1] && py > y[0] && py < y[1];

/** What became of each contestant within so many steps. */
function race(surface, start, steps) {
  const results = [];
  for (let i = 0; i < contestants.length; i += fitsInALink) {
    const part = contestants.slice(i, i + fitsInALink);
    const link = `v=1&loss=${surface.key}&start=${start}&racers=${part.map(({ text }) => text).join(";")}&steps=${steps}`;
    const outcomes = ravine("verdicts", link).trim().split("\n");
    const paths = part.map(() => []);
    for (const line of ravine("race", link).trim().split("\n").slice(1)) {
      const [, racer, px, py, loss] = line.split(",").map(Number);
      paths[racer].push({ place: [px, py], loss });
    }
    part.forEach((contestant, k) => {
      results.push({ ...contestant, ...judge(surface, paths[k], outcomes[k].replace(/^\d+ \w+ /, "")) });
    });
  }
  return results;
}

/** Without a minimum, to arrive is to get out of the domain. */
function judge(surface, path, outcome) {
  const first = path[0], last = path.at(-1);
  const out = path.findIndex(({ place }) => !isInside(surface, place));
  const best = surface.minima[0]?.value;
  const mayLeave = best === undefined || !isInside(surface, surface.minima[0].at); // a minimum on the edge, downhill outside
  const left = out > 0 && !mayLeave;
  const enough = best + tolerance * (first.loss - best);
  const reached = best === undefined ? out : path.findIndex(({ loss }) => loss <= enough);
  const stays = mayLeave || last.loss <= enough;
  const fallen = best === undefined ? 1 : (first.loss - last.loss) / (first.loss - best);
  return { outcome, left, arrived: reached > 0 && stays ? reached : undefined, fallen, end: last.place };
}

/** Two racers end differently where their places or their ways of ending differ. */
function ending({ x, y }, { arrived, outcome, end }) {
  const coarse = [(end[0] - x[0]) / (x[1] - x[0]), (end[1] - y[0]) / (y[1] - y[0])].map((share) => Math.round(share * 8));
  return `${arrived ? "arrived" : outcome.split(" ")[0]} ${coarse}`;
}

/** How much a race shows; nothing where nobody arrives, or everybody, or one flies out. */
function worth(surface, steps, racers) {
  const arrivals = racers.flatMap(({ arrived }) => arrived ?? []).sort((a, b) => a - b);
  if (arrivals.length === 0 || arrivals.length === racers.length || racers.some(({ left }) => left)) return undefined;
  const readable = arrivals.filter((step) => step > 0.08 * steps && step < 0.8 * steps).length;
  const apart = arrivals.slice(1).filter((step, i) => step - arrivals[i] > 0.06 * steps).length;
  const ends = new Set(racers.map((racer) => ending(surface, racer))).size;
  const idle = racers.filter(({ arrived, outcome, fallen }) => !arrived && /^(creep|still)/.test(outcome) && fallen < 0.5).length;
  const settled = racers.filter(({ outcome }) => outcome.startsWith("converged")).length;
  const wild = racers.filter(({ outcome }) => /^(out|diverges)/.test(outcome)).length;
  const cooled = racers.filter(({ method }) => method.startsWith("cooling")).length;
  return readable + apart + 1.5 * ends + 0.3 * settled - 2 * idle - 0.7 * cooled - wild;
}

/** Every way to take one of each list. */
const combinations = (lists) => lists.reduce((all, list) => all.flatMap((some) => list.map((one) => [...some, one])), [[]]);

/** At most so many rates of a method, those that do not leave, and of them those that show most. */
function promising(results, method) {
  const own = results.filter((result) => result.method === method && !result.left);
  const order = ({ arrived, fallen }) => (arrived ? 2 - Math.abs(arrived - 80) / 200 : Math.min(fallen, 1));
  return own.sort((a, b) => order(b) - order(a)).filter((_, i) => i < 6);
}

/** The best race from a start, with what it is worth. */
function bestFrom(surface, start, steps) {
  const results = race(surface, start, steps);
  let found;
  for (const set of sets) {
    for (const racers of combinations(set.map((method) => promising(results, method)))) {
      const value = worth(surface, steps, racers);
      if (value !== undefined && !(found?.value >= value)) found = { value, steps, start, racers };
    }
  }
  return found;
}

/** The surface's own start and the shorter race go before others that are worth little more. */
function search(surface) {
  let found;
  for (const steps of lengths) {
    for (const [i, start] of starts(surface).entries()) {
      const best = bestFrom(surface, start, steps);
      if (!best) continue;
      best.value -= (i > 0 ? 1 : 0) + i / 20;
      if (!(found?.value >= best.value)) found = best;
      if (i === 0 && found) break;
    }
    if (found) return found;
  }
}

const surfaces = JSON.parse(ravine("list", "surfaces", "--json"));
const wanted = process.argv.slice(2);
for (const surface of surfaces.filter(({ key }) => wanted.length === 0 || wanted.includes(key))) {
  const found = search(surface);
  if (!found) {
    console.log(`// ${surface.key}: none found`);
    continue;
  }
  const { start, steps, racers } = found;
  const where = start === surface.start ? "" : `, .start = Vector{${start.join(", ")}}`;
  const text = ravine("link", `v=1&racers=${racers.map((racer) => racer.text).join(";")}`).match(/racers=([^&\n]*)/)[1];
  console.log(`{.surface = "${surface.key}", .racers = "${text}"${where}, .steps = ${steps}},`);
  for (const racer of racers) console.log(`//   ${racer.text}: ${racer.outcome}`);
}
