// The program's C functions as JavaScript: texts and objects instead of addresses.

export class Engine {
  #module;

  /** @param module Emscripten's, after main() has run */
  constructor(module) {
    this.#module = module;
  }

  /** @returns {string[]} what the link's reader complains about, a sentence each */
  load(link) {
    return JSON.parse(this.#withText("_ravine_load", link)).complaints;
  }

  /** @returns {string} the canonical link, without '#' */
  link() {
    return this.#text(this.#module._ravine_link());
  }

  play() {
    this.#module._ravine_play();
  }

  pause() {
    this.#module._ravine_pause();
  }

  step(count) {
    this.#module._ravine_step(count);
  }

  seek(step) {
    this.#module._ravine_seek(step);
  }

  standings() {
    return JSON.parse(this.#text(this.#module._ravine_standings()));
  }

  /** @returns {boolean} whether a text field took the text */
  paste(text) {
    return this.#withText("_ravine_paste", text) !== "";
  }

  /** @param {number} ratio device pixels per CSS pixel */
  resize(width, height, ratio) {
    this.#module._ravine_resize(width, height, ratio);
  }

  prefer({ reducedMotion, dark }) {
    this.#module._ravine_prefer(Number(reducedMotion), Number(dark));
  }

  #text(address) {
    return this.#module.UTF8ToString(address);
  }

  // On the heap, not on the stack, which is small: whoever wrote the link chose its length.
  #withText(name, text) {
    const { lengthBytesUTF8, stringToUTF8, _malloc, _free } = this.#module;
    const size = lengthBytesUTF8(text) + 1;
    const address = _malloc(size);
    stringToUTF8(text, address, size);
    const answer = this.#text(this.#module[name](address));
    _free(address);
    return answer;
  }
}
