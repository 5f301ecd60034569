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
  const fate = ({ verdict }) => (verdict && !isUnderWay.test(verdict) ? ` (${verdict})` : "");
  const [leader, ...others] = racers
    .filter((racer) => !racer.retired && racer.loss !== null)
    .sort((a, b) => a.rank - b.rank);
  if (leader) {
    const followers = others.map((racer) => `; ${racer.name} ${short(racer.loss)}${fate(racer)}`).join("");
    sentences.push(`${leader.name} leads, loss ${short(leader.loss)}${fate(leader)}${followers}`);
  }
  for (const { name, retired } of racers)
    if (retired) sentences.push(`${name} has retired: ${retired.replace(/\.$/, "")}`);
  return sentences.join(". ") + ".";
}

const short = (number) => String(Number(number.toPrecision(3)));
