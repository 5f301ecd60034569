// What covers the page until the first frame, and when there is none: how far the download is, or why it failed.
import { element } from "./dom.js";

export class Splash {
  #root;
  #bar;
  #percent;
  #failure;

  constructor(root) {
    this.#root = root;
    this.#bar = root.querySelector("progress");
    this.#percent = root.querySelector(".percent");
    this.#failure = root.querySelector(".failure");
  }

  /** "waiting" (no script has run), "loading", "failed" or "gone"; the style sheet does the rest. */
  get state() {
    return this.#root.dataset.state;
  }

  loading() {
    this.#root.dataset.state = "loading";
    this.#failure.replaceChildren();
    this.progress(0);
  }

  /** @param {number} share 0…1 */
  progress(share) {
    this.#bar.value = share;
    this.#percent.textContent = `${Math.floor(share * 100)} %`;
  }

  /**
   * @param {string} sentence
   * @param {{detail?: string, actions?: [string, () => void][]}} more what the browser says, and buttons
   */
  failed(sentence, { detail = "", actions = [] }) {
    const buttons = actions.map(([label, act], index) => {
      const button = element("button", index === 0 ? "main" : "", label);
      button.addEventListener("click", act);
      return button;
    });
    this.#failure.replaceChildren(element("p", "", sentence));
    if (detail) this.#failure.append(element("p", "detail", detail));
    if (buttons.length) {
      const row = element("div", "actions");
      row.append(...buttons);
      this.#failure.append(row);
    }
    this.#root.dataset.state = "failed";
  }

  gone() {
    this.#root.dataset.state = "gone";
  }
}
