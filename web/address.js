// The address bar and the race: each follows the other. What was opened stays in the bar as it was written, with its
// mistakes, until the race is changed.

const quietMilliseconds = 500; // Safari refuses more than 100 changes in 30 s

/**
 * An address whose '#' was percent-encoded or became a '?' on its way, as that of the race. One with a fragment stays as it is.
 * @param {string} href
 */
export function withFragment(href) {
  if (href.includes("#")) return href;
  const [page, ...link] = href.split(/%(?:25)*23(?=[a-z_]+(?:=|%(?:25)*3D))/i);
  if (link.length > 0) return `${page}#%23${link.join("%23")}`; // the program reads it, and says so
  return href.replace(/\?(?=(.*&)?(v=\d+(&|$)|loss=|racers=))/, "#?");
}

/** Puts the race of the address into its fragment. */
export function mendAddress() {
  const mended = withFragment(location.href);
  if (mended === location.href) return;
  try {
    history.replaceState(history.state, "", mended);
  } catch {
    location.replace(mended); // a frame without an origin of its own
  }
}

export class Address {
  #engine;
  #load;
  #told = null; // the canonical link that the bar stands for
  #pending = null; // a link on its way into the bar
  #timer = 0;

  /** @param {(link: string) => unknown} load */
  constructor(engine, load) {
    this.#engine = engine;
    this.#load = load;
    window.addEventListener("hashchange", () => this.open());
    window.addEventListener("beforeunload", () => this.#write());
    document.addEventListener("visibilitychange", () => document.hidden && this.#write());
  }

  /** Loads what the bar says. */
  open() {
    clearTimeout(this.#timer);
    this.#pending = null;
    this.#load(location.hash);
    this.#told = this.#engine.link();
  }

  /** Has the bar say `link`, once no other has come for a while. */
  follow(link) {
    clearTimeout(this.#timer);
    this.#pending = link === this.#told ? null : link;
    if (this.#pending !== null) this.#timer = setTimeout(() => this.#write(), quietMilliseconds);
  }

  #write() {
    if (this.#pending === null) return;
    clearTimeout(this.#timer);
    this.#told = this.#pending;
    this.#pending = null;
    try {
      history.replaceState(history.state, "", `#${this.#told}`);
    } catch {
      // A frame without an origin of its own may not; its race goes on without.
    }
  }
}
