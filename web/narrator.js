// Tells those who cannot see the canvas how the race stands, in a live region, not more often than one can listen. A card of
// a lesson is read once, before the race.

const pauseMilliseconds = 5000;
const quietMilliseconds = 400;
const isUnderWay = /^(at the start|still moving)$/; // verdicts that go without saying

export class Narrator {
  #region;
  #engine;
  #last = -Infinity;
  #timer = 0;
  #lesson = null;

  constructor(region, engine, events) {
    this.#region = region;
    this.#engine = engine;
    for (const event of ["step", "state", "link"]) events.on(event, () => this.#soon());
  }

  #soon() {
    if (this.#timer) return;
    const wait = Math.max(quietMilliseconds, this.#last + pauseMilliseconds - performance.now());
    this.#timer = setTimeout(() => this.#tell(), wait);
  }

  #tell() {
    this.#timer = 0;
    this.#last = performance.now();
    const standings = this.#engine.standings();
    const { lesson } = standings;
    const text = lesson && lesson !== this.#lesson ? lesson : summary(standings);
    this.#lesson = lesson;
    if (text !== this.#region.textContent) this.#region.textContent = text;
  }
}

/** @param standings what `ravine.standings()` returns */
export function summary({ step, steps, progress, racers }) {
  const sentences = [progress ?? `Step ${step} of ${steps}`];
  const running = racers.filter((racer) => !racer.retired && racer.loss !== null).sort((a, b) => a.rank - b.rank);
  const standing = ranking(step, running);
  if (standing) sentences.push(standing);
  for (const { name, retired } of racers)
    if (retired) sentences.push(`${name} has retired: ${retired.replace(/\.$/, "")}`);
  return sentences.join(". ") + ".";
}

const fate = ({ verdict }) => (verdict && !isUnderWay.test(verdict) ? ` (${verdict})` : "");

/** Who leads, and how all stand. At the start nobody leads, nor where all tie. */
function ranking(step, running) {
  const told = running.map((racer) => ({ ...racer, text: `${short(racer.loss)}${fate(racer)}` }));
  const leaders = told.filter(({ loss }) => loss === told[0].loss);
  const others = told.slice(leaders.length).map(({ name, text }) => `; ${name} ${text}`);
  const names = leaders.map(({ name }) => name).join(" and ");
  if (told.length === 0) return "";
  if (told.length > 1 && others.length === 0) return `All have the loss ${short(told[0].loss)}`;
  if (step === 0) return told.map(({ name, text }) => `${name} ${text}`).join("; ");
  return `${names} ${leaders.length > 1 ? "lead" : "leads"}, loss ${leaders[0].text}${others.join("")}`;
}

const short = (number) => String(Number(number.toPrecision(3)));
