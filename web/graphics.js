// The graphics context: the browser may take it away at any time, for another page or when the card is reset, and give it
// back, empty. The program makes all anew; in between the race stands still. Only a context that stays away is worth a word.

const patienceMilliseconds = 5000;
const sentence =
  "The browser has taken the graphics card away from this page. The race is in its address: reload to see it again.";

export class Graphics {
  #canvas;
  #engine;
  #notices;
  #timer = 0;
  #released = null; // WebGL's own means to give a context back, while we have done without it

  constructor(canvas, engine, notices) {
    this.#canvas = canvas;
    this.#engine = engine;
    this.#notices = notices;
    canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault(); // it would not come back
      engine.lose();
      clearTimeout(this.#timer);
      if (!this.#released) this.#timer = setTimeout(() => this.#complain(), patienceMilliseconds);
    });
    canvas.addEventListener("webglcontextrestored", () => this.#restore());
  }

  get lost() {
    return this.#context.isContextLost();
  }

  /** Does without a context, of which a browser has but a few for all pages, until `regain`. Resolves when it can be asked for. */
  release() {
    this.#released = this.lost ? null : this.#context.getExtension("WEBGL_lose_context");
    if (!this.#released) return Promise.resolve();
    return new Promise((resolve) => {
      // Not in the task that hears of the loss: then there is nothing to restore yet.
      this.#canvas.addEventListener("webglcontextlost", () => setTimeout(resolve), { once: true });
      this.#released.loseContext();
    });
  }

  /** Resolves when there is a context to draw in. */
  regain() {
    const released = this.#released;
    this.#released = null;
    if (!this.lost) return Promise.resolve();
    return new Promise((resolve) => {
      this.#canvas.addEventListener("webglcontextrestored", () => resolve(), { once: true });
      released?.restoreContext();
    });
  }

  get #context() {
    return this.#canvas.getContext("webgl2");
  }

  #restore() {
    if (this.lost) return; // again, and that will be told
    clearTimeout(this.#timer);
    if (this.#engine.restore()) this.#complain();
    else this.#notices.show("graphics", []);
  }

  #complain() {
    this.#notices.show("graphics", [sentence], { action: ["Reload", () => location.reload()] });
  }
}
