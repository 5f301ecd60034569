// window.ravine: for pages that embed Ravine, for the console, and for the tests.

/** Steps are counted from 0, the start. Every method but `on` needs the program: await `ravine.ready` first. */
export function createApi(events) {
  let engine = null;
  let load = null;
  let settle;
  const ready = new Promise((resolve, reject) => (settle = { resolve, reject }));
  ready.catch(() => {}); // the splash tells

  const running = () => {
    if (!engine) throw new Error("Ravine is not running: await ravine.ready");
    return engine;
  };

  const surface = Object.freeze({
    /** Resolves when Ravine runs; rejects when it cannot. */
    ready,

    /**
     * Loads a race. What is wrong in the link is replaced and told; nothing is thrown.
     * @param {string} link a whole address, or its fragment with or without '#'
     * @returns {string[]} complaints, a sentence each
     */
    load: (link) => running() && load(String(link)),

    /** @returns {string} the race as a fragment, without '#' */
    link: () => running().link(),

    play: () => running().play(),
    pause: () => running().pause(),

    /** @param {number} count steps forward, or back where negative */
    step: (count = 1) => running().step(whole(count)),

    /** @param {number} step */
    seek: (step) => running().seek(whole(step)),

    /**
     * @returns {{step: number, steps: number, playing: boolean, progress: string|null, complaints: string[],
     *   lesson: string|null, weight: string|null, racers: {name: string, optimizer: string, x: number|null, y: number|null,
     *   loss: number|null, rank: number, retired: string|null, verdict: string, minimum: number|null, reached: number|null,
     *   evaluations: number}[]}}
     *   null stands for what is no finite number. `progress` tells of long work that is waited for, `lesson` is the text of the
     *   open card, `weight` tells of the weight that the link names. `verdict` says what became of the ball, `minimum` counts the
     *   known minima from 1, lowest first, and `reached` is the first step within 0.1% of the best known one, or of networks at a
     *   tenth of the first loss, after so many `evaluations`.
     */
    standings: () => running().standings(),

    /**
     * Where the chart of the race is, in CSS pixels, and what is told under the mouse there.
     * @returns {{left: number, top: number, right: number, bottom: number, from: number, to: number, hovered: number|null,
     *   values: (number|null)[]}|null} `from` and `to` are the steps or evaluations at the left and the right; `values` are those
     *   of the racers at the step or evaluation `hovered`. null where no chart is shown
     */
    chart: () => running().chart(),

    /**
     * Where the balls are, in CSS pixels from the page's top left corner. This and the next two speak of the picture that was
     * drawn last: after a change, wait for a frame.
     * @returns {{x: number, y: number, radius: number, shown: boolean}[]} one for each racer; of one that is outside of the
     *   page or far outside of the domain `shown` is false and the numbers may mean nothing
     */
    places: () => running().places(),

    /**
     * @param {number} x CSS pixels
     * @param {number} y
     * @returns {{x: number, y: number}|null} the point of the domain that is seen there, or would be without panels and balls
     */
    pick: (x, y) => running().pick(finite(x, "place"), finite(y, "place")),

    /**
     * Where a point of the domain is, at the height of the surface.
     * @param {number} x
     * @param {number} y
     * @returns {{x: number, y: number, visible: boolean}|null} CSS pixels, and whether that is on the page and nothing of the
     *   surface is before it; null where the loss is not finite
     */
    project: (x, y) => running().project(finite(x, "coordinate"), finite(y, "coordinate")),

    /**
     * @param {"link"|"step"|"state"|"complaint"} event `link`: {link}, the race or the view changed; `step`: {step};
     *   `state`: {playing}; `complaint`: {complaints}
     * @param {(detail: object) => void} listener
     * @returns {() => void} ends it
     */
    on: (event, listener) => events.on(event, listener),
  });

  return {
    surface,
    connect(connected, connectedLoad) {
      engine = connected;
      load = connectedLoad;
      settle.resolve();
    },
    fail(cause) {
      engine = null;
      settle.reject(cause);
    },
  };
}

function whole(value) {
  return Math.max(-0x80000000, Math.min(Math.trunc(finite(value, "number of steps")), 0x7fffffff));
}

function finite(value, what) {
  const number = Number(value);
  if (!Number.isFinite(number)) throw new TypeError(`not a ${what}: ${value}`);
  return number;
}
