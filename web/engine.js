// The program's C functions as JavaScript: texts and objects instead of addresses.

// Texts travel on the program's stack of 1 MB, up to 4 bytes a character. Of links as long as this it reads only the beginning.
const longestText = 100_000;

export class Engine {
  #module;

  /** @param module Emscripten's, after main() has run */
  constructor(module) {
    this.#module = module;
  }

  /** @returns {string[]} what the link's reader complains about, a sentence each */
  load(link) {
    return JSON.parse(this.#withText("ravine_load", link)).complaints;
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

  chart() {
    return JSON.parse(this.#text(this.#module._ravine_chart()));
  }

  places() {
    return JSON.parse(this.#text(this.#module._ravine_places()));
  }

  /** @returns what the race is made of: src/app/host/report.hpp */
  controls() {
    return JSON.parse(this.#text(this.#module._ravine_controls()));
  }

  /** @returns what there is to choose from: src/app/host/report.hpp */
  offers() {
    return JSON.parse(this.#text(this.#module._ravine_offers()));
  }

  /** Saves a file. @param {string} what "picture", "figure", "video", "gif" or the key of a format */
  save(what) {
    this.#withText("ravine_save", what, null);
  }

  /** @param {"open"|"turn"|"choose"|"run"|"leave"} what in the lessons */
  lesson(what, number) {
    this.#module.ccall("ravine_lesson", null, ["string", "number"], [what, number]);
  }

  /** Others than this racer are faint; -1: none is. */
  point(racer) {
    this.#module._ravine_point(racer);
  }

  /** @param {"text"|"bold"|"mono"} face @returns {Uint8Array} the file of a font */
  font(face) {
    const [start, size] = ["ravine_font", "ravine_font_size"].map((name) => this.#module.ccall(name, "number", ["string"], [face]));
    return this.#module.HEAPU8.slice(start, start + size);
  }

  /**
   * @param {string} what the name of an edit: src/document/edit.hpp
   * @param {number} [racer] counted from 0
   * @returns {{complaint: string, corrections: string[]}} what was wrong, so that nothing has changed, or "", and what may have
   *   been meant by the text
   */
  edit(what, racer = 0, text = "") {
    const types = ["string", "number", "string"];
    return JSON.parse(this.#module.ccall("ravine_edit", "string", types, [what, racer, text.slice(0, longestText)]));
  }

  pick(x, y) {
    return JSON.parse(this.#text(this.#module._ravine_pick(x, y)));
  }

  project(x, y) {
    return JSON.parse(this.#text(this.#module._ravine_project(x, y)));
  }

  /** @param {string} answered questions of lessons, as the event "lessons" told them at an earlier visit */
  recall(answered) {
    this.#withText("ravine_recall", answered, null);
  }

  /** A text field that has the focus gets the text; without one it is taken as below. */
  paste(text) {
    this.#withText("ravine_paste", text, null);
  }

  /** Opens a link or a race as JSON, or makes a table of numbers the data; what is wrong is the event "complaint". */
  take(text) {
    this.#withText("ravine_take", text, null);
  }

  /** A text field that has the focus loses so many characters before its cursor and gets the text. */
  type(erased, text) {
    this.#module.ccall("ravine_type", null, ["number", "string"], [erased, text.slice(0, longestText)]);
  }

  /** Shows at once what the input so far does. @returns {boolean} whether typed text is wanted then */
  settle() {
    return this.#module._ravine_settle() !== 0;
  }

  /** Draws a frame though nothing has changed. */
  redraw() {
    this.#module._ravine_redraw();
  }

  /** @param {number} ratio device pixels per CSS pixel */
  resize(width, height, ratio) {
    this.#module._ravine_resize(width, height, ratio);
  }

  prefer({ reducedMotion, dark, contrast, commandKey }) {
    this.#module._ravine_prefer(Number(reducedMotion), Number(dark), Number(contrast), Number(commandKey));
  }

  /**
   * Of the film that is being made.
   * @param {"next"|"saved"|"failed"} event it wants a frame, or ends with a sentence
   */
  film(event, sentence = "") {
    this.#module.ccall("ravine_film", null, ["string", "string"], [event, sentence]);
  }

  /** A portion of a job that a worker runs: a chunk of its result, the share of it that is done, and how it ended. */
  job(id, numbers, share, ended, failure) {
    const memory = this.#module._ravine_job_numbers(numbers.length);
    this.#module.HEAPF64.set(numbers, memory / 8);
    this.#module.ccall("ravine_job", null, ["number", "number", "number", "string"], [id, share, Number(ended), failure]);
  }

  /** What ran a job is no more, or cannot be had. */
  loseJob(id) {
    this.#module._ravine_lose_job(id);
  }

  /** The graphics context is lost: nothing is drawn and the race stands still until `restore`. */
  lose() {
    this.#module._ravine_lose();
  }

  /** The graphics context is back. @returns {string} why nothing can be drawn in it, or "" */
  restore() {
    return this.#text(this.#module._ravine_restore());
  }

  #text(address) {
    return this.#module.UTF8ToString(address);
  }

  #withText(name, text, result = "string") {
    return this.#module.ccall(name, result, ["string"], [text.slice(0, longestText)]);
  }
}
