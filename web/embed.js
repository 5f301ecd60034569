// Ravine in a page of somebody else's, asked for by embed=1 in its link: a poster, which a click runs, and a way to the whole
// page. A page may hold dozens: a frame out of sight loads nothing, and one that rests, or has left the sight, has no graphics
// context, of which a browser grants about 16.

const quietMilliseconds = 250;
const key = /(^#?|&)embed=1(?=&|$)/;

/** Whether a link asks for it. */
export const isEmbed = (link) => key.test(link);

/** The link without it: the same race on the whole page. */
export const withoutEmbed = (link) => link.replace(key, "").replace(/^&/, "");

/** Resolves when an element of this frame is first seen, by the viewport of the page around it. */
export function seen(element) {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(element);
  });
}

export class Embed {
  #canvas;
  #engine;
  #graphics;
  #poster;
  #picture;
  #running = false;
  #timer = 0;
  #last = Promise.resolve(); // what there is to do in turn

  /** @param {{canvas: HTMLCanvasElement, poster: HTMLButtonElement, whole: HTMLAnchorElement}} elements of the page */
  constructor({ canvas, poster, whole }, engine, graphics, events) {
    this.#canvas = canvas;
    this.#engine = engine;
    this.#graphics = graphics;
    this.#poster = poster;
    this.#picture = poster.querySelector("canvas");
    document.documentElement.classList.add("embed");
    const follow = (link) => (whole.href = `${location.href.split("#")[0]}#${withoutEmbed(link)}`);
    follow(engine.link());
    events.on("link", ({ link }) => follow(link));
    for (const event of ["link", "step"]) events.on(event, () => this.#renew());
    events.on("state", ({ playing }) => playing && !this.#running && this.#run()); // asked for from outside
    poster.addEventListener("click", () => this.#run().then(() => this.#begin()));
    new IntersectionObserver((entries) => this.#sight(entries.at(-1).isIntersecting)).observe(canvas);
  }

  /** Covers the frame with what it shows and gives the graphics context back. */
  rest() {
    this.#running = false;
    return this.#inTurn(async () => {
      if (this.#running) return;
      await this.#graphics.regain();
      await this.#copy();
      this.#poster.hidden = false;
      await this.#graphics.release();
    });
  }

  #run() {
    this.#running = true;
    return this.#inTurn(async () => {
      await this.#graphics.regain();
      await drawn();
      this.#poster.hidden = true;
      this.#canvas.focus({ preventScroll: true });
    });
  }

  // A card of a lesson is to be read first.
  #begin() {
    if (!this.#engine.standings().lesson) this.#engine.play();
  }

  /** One after the other, for each takes some frames. */
  #inTurn(act) {
    return (this.#last = this.#last.then(act));
  }

  // What the page around has changed while the race rests is shown on the poster, once it is done.
  #renew() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#running || this.rest(), quietMilliseconds);
  }

  // A race that leaves the sight stands still, and waits under its poster for another click.
  #sight(visible) {
    if (visible || !this.#running) return;
    this.#engine.pause();
    this.rest();
  }

  /** Copies the next frame in the task that draws it, for afterwards its pixels may be gone. */
  async #copy() {
    const { width, height } = this.#canvas;
    Object.assign(this.#picture, { width, height });
    this.#engine.redraw();
    await new Promise(requestAnimationFrame);
    if (!this.#graphics.lost) this.#picture.getContext("2d").drawImage(this.#canvas, 0, 0);
  }
}

/** Resolves when a frame that was asked for before this call is on the screen. */
export function drawn() {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}
