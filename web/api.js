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
     * @returns {{step: number, steps: number, playing: boolean, complaints: string[], racers: {name: string,
     *   optimizer: string, x: number|null, y: number|null, loss: number|null, rank: number, retired: string|null,
     *   verdict: string, minimum: number|null, reached: number|null, evaluations: number}[]}}
     *   null stands for what is no finite number; `verdict` says what became of the ball, `minimum` counts the known minima from
     *   1, lowest first, and `reached` is the first step within 0.1% of the best known one, after so many `evaluations`
     */
    standings: () => running().standings(),

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
  const number = Math.trunc(Number(value));
  if (!Number.isFinite(number)) throw new TypeError(`not a number of steps: ${value}`);
  return Math.max(-0x80000000, Math.min(number, 0x7fffffff));
}
