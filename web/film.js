// Films of the race: the program draws their frames and this encodes them, one after the other, with an encoder that is loaded
// when it is first asked for. A frame is asked for when the one before has been taken in, so that no more than one waits.

const encoders = {
  gif: () => import("./gif.js"),
  video: () => import("./video.js"),
};

export class Films {
  #save;
  #engine = null;
  #film = null; // that is being made; what a dropped one still has to say is not heard

  /** @param {(name: string, type: string, bytes: Uint8Array) => void} save takes a finished film */
  constructor(save) {
    this.#save = save;
  }

  connect(engine) {
    this.#engine = engine;
  }

  /**
   * What the program has to say of a film.
   * @param {"begin"|"add"|"save"|"drop"} what
   * @param {string} details JSON: of "begin" {name, gif, width, height, frames, framesPerSecond}
   * @param {Uint8Array} bytes of "add": the frame, RGBA, top row first
   */
  hear(what, details, bytes) {
    if (what === "begin") this.#film = { name: "", encoder: null };
    const film = this.#film;
    if (what === "begin") this.#work(film, () => this.#begin(film, JSON.parse(details)));
    if (what === "add") this.#work(film, () => film.encoder.add(bytes));
    if (what === "save") this.#work(film, () => this.#finish(film));
    if (what === "drop") this.#drop(film);
  }

  async #begin(film, { name, gif, ...format }) {
    film.name = name;
    let module;
    try {
      module = await (gif ? encoders.gif() : encoders.video());
    } catch {
      throw new Error("The encoder could not be downloaded, so no animation was made. Is there a network?");
    }
    film.encoder = await module.createEncoder(format);
    if (film !== this.#film) await film.encoder.drop();
  }

  async #finish(film) {
    const bytes = await film.encoder.finish();
    if (film !== this.#film) return;
    this.#film = null;
    const { ending, type } = film.encoder.file;
    const name = film.name + ending;
    this.#save(name, type, bytes);
    this.#engine.film("saved", `${name} is among the downloads of the browser.`);
  }

  /** Does a part of the work and asks for the next frame, or tells what was wrong. */
  async #work(film, part) {
    try {
      await part();
      if (film === this.#film) this.#engine.film("next");
    } catch (cause) {
      if (film !== this.#film) return;
      this.#drop(film);
      this.#engine.film("failed", String(cause?.message ?? cause));
    }
  }

  #drop(film) {
    this.#film = null;
    film?.encoder?.drop().catch(() => {}); // it has failed already, or is of no use any more
  }
}
