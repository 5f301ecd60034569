// What the program tells the page. It tells it from the middle of its work, so listeners hear it only after that work is
// done: they may call the program, and their faults are not its faults.

export class Events {
  #listeners = new Map();

  /**
   * @param {string} event
   * @param {(detail: object) => void} listener
   * @returns {() => void} ends it
   */
  on(event, listener) {
    if (typeof listener !== "function") throw new TypeError("a listener is a function");
    if (!this.#listeners.has(event)) this.#listeners.set(event, new Set());
    this.#listeners.get(event).add(listener);
    return () => this.#listeners.get(event).delete(listener);
  }

  /** @param {string} json what the listeners get, as an object of their own */
  emit(event, json) {
    for (const listener of this.#listeners.get(event) ?? []) queueMicrotask(() => listener(JSON.parse(json)));
  }
}
