// Workers for the program's long jobs: each has a program of its own, without a screen, which is loaded when there is a first job.
// When one dies or none can be had, the program hears that its jobs are lost, computes them itself, and the user is told.
import { version } from "./build.js";

const address = (file) => new URL(`${file}?${version}`, document.baseURI);

// So long the program may take to arrive; then its jobs go on in the page.
const longestLoading = 20_000;

// A portion takes milliseconds. What has been silent for so long hangs, or was ended without a word.
const longestSilence = 10_000;

export class Workers {
  #notices;
  #engine = null;
  #module = null; // the program that comes, compiled
  #running = new Map(); // id -> {worker, heard, timer}
  #idle = [];

  constructor(notices) {
    this.#notices = notices;
  }

  connect(engine) {
    this.#engine = engine;
  }

  /**
   * What the program has to say of a job.
   * @param {"begin"|"stop"} what
   * @param {number} id
   * @param {string} kind of "begin", as are the link and the numbers: see src/jobs/job.hpp
   * @param {string} link
   * @param {Float64Array} numbers
   */
  hear(what, id, kind, link, numbers) {
    if (what === "stop") this.#end(id);
    else this.#begin(id, { id, kind, link, numbers });
  }

  async #begin(id, job) {
    const running = { worker: null, heard: performance.now(), timer: 0 };
    this.#running.set(id, running);
    try {
      this.#module ??= compile();
      const module = await this.#module;
      if (this.#running.get(id) !== running) return; // it was stopped meanwhile
      running.worker = this.#idle.pop() ?? start(module);
    } catch (cause) {
      if (this.#running.get(id) === running) this.#lose(id, cause);
      return;
    }
    const { worker } = running;
    worker.onmessage = ({ data }) => this.#take(id, data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#lose(id, event.message || "its script could not be loaded");
    };
    running.heard = performance.now();
    running.timer = setInterval(() => this.#watch(id), longestSilence / 10);
    worker.postMessage(job, [job.numbers.buffer]);
  }

  /** Waits for one more turn before it gives a worker up: after a sleep of the machine, messages may be on their way. */
  #watch(id) {
    const running = this.#running.get(id);
    running.late = performance.now() - running.heard > longestSilence ? (running.late ?? 0) + 1 : 0;
    if (running.late > 1) this.#lose(id, "it does not answer");
  }

  #take(id, { numbers, share, ended, failure }) {
    const running = this.#running.get(id);
    running.heard = performance.now();
    if (ended) {
      clearInterval(running.timer);
      this.#running.delete(id);
      this.#idle.push(running.worker);
    }
    this.#engine.job(id, numbers, share, ended, failure);
  }

  #lose(id, cause) {
    this.#end(id);
    const detail = String(cause?.message ?? cause);
    this.#notices.show("jobs", [`A long computation goes on in the page itself, which may be slower: its helper failed (${detail}).`]);
    this.#engine.loseJob(id);
  }

  /** Nothing is heard of a job after that. */
  #end(id) {
    const running = this.#running.get(id);
    this.#running.delete(id);
    clearInterval(running?.timer);
    running?.worker?.terminate();
  }
}

function start(module) {
  const worker = new Worker(address("worker.js"));
  worker.postMessage({ module });
  return worker;
}

async function compile() {
  const response = await fetch(address("ravine_worker.wasm"), { signal: AbortSignal.timeout(longestLoading) });
  if (!response.ok) throw new Error(`the server answers ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}
