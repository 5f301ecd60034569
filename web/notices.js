// Sentences above the surface, each kind in a box of its own, until they are dismissed or no longer true.
import { element } from "./dom.js";

const mostShown = 5;

export class Notices {
  #root;
  #shown = new Map(); // kind -> {box, text}

  /** @param {HTMLElement} root a live region */
  constructor(root) {
    this.#root = root;
  }

  /**
   * Shows these sentences in place of those of the same kind; none takes the box away.
   * @param {string} kind
   * @param {string[]} sentences
   * @param {object} [more]
   * @param {[string, () => void]} [more.action] a button
   * @param {(sentence: string) => [string, () => void]|null} [more.correction] one behind a sentence
   */
  show(kind, sentences, { action, correction = () => null } = {}) {
    const text = sentences.join("\n");
    if (this.#shown.get(kind)?.text === text) return;
    this.#dismiss(kind);
    if (!sentences.length) return;
    const box = this.#box(sentences, { action, correction }, () => this.#dismiss(kind));
    this.#shown.set(kind, { box, text });
    this.#root.append(box);
  }

  #dismiss(kind) {
    this.#shown.get(kind)?.box.remove();
    this.#shown.delete(kind);
  }

  #box(sentences, { action, correction }, dismiss) {
    const box = element("div", "notice");
    const list = element("ul");
    list.append(...sentences.slice(0, mostShown).map((sentence) => line(sentence, correction(sentence))));
    if (sentences.length > mostShown) list.append(element("li", "more", `and ${sentences.length - mostShown} more`));
    const close = element("button", "close", "×");
    close.setAttribute("aria-label", "Dismiss");
    close.addEventListener("click", dismiss);
    box.append(list);
    if (action) {
      const button = element("button", "main", action[0]);
      button.addEventListener("click", action[1]);
      box.append(button);
    }
    box.append(close);
    return box;
  }
}

function line(sentence, action) {
  const item = element("li", "", action ? `${sentence} ` : sentence);
  if (!action) return item;
  const button = element("button", "correction", action[0]);
  button.addEventListener("click", action[1]);
  item.append(button);
  return item;
}
