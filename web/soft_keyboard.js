// The keyboard of a screen: it opens for a text field of the page alone, so an unseen one stands for that of the app.
//
// Such keyboards tell no keys. They change the field's text as they like, and again while a word is being composed; what the
// app gets is the difference. The text begins with padding, which the keyboard can erase.
import { giveFocus } from "./canvas.js";
import { shortcutKey } from "./keys.js";

const padding = " ".repeat(32);
const farPixels = 12; // more is no tap
const gestureMilliseconds = 1000; // that the browser counts a tap as the user's wish

export class SoftKeyboard {
  #field;
  #canvas;
  #engine;
  #before = padding; // the field's text as the app knows it
  #touch = { x: 0, y: 0 };
  #released = -Infinity; // when the last finger was

  /** @param {HTMLTextAreaElement} field */
  constructor(field, canvas, engine, events) {
    this.#field = field;
    this.#canvas = canvas;
    this.#engine = engine;
    canvas.addEventListener("touchstart", (event) => this.#touched(event));
    canvas.addEventListener("touchend", (event) => this.#tapped(event));
    events.on("text", ({ wanted }) => this.#follow(wanted));
    field.addEventListener("input", ({ isComposing }) => this.#changed(isComposing));
    field.addEventListener("compositionend", () => this.#changed(false));
    field.addEventListener("keydown", (event) => this.#key(event));
    field.addEventListener("keyup", (event) => this.#key(event));
    window.visualViewport?.addEventListener("resize", () => this.#makeRoom());
    field.addEventListener("blur", () => (canvas.style.height = ""));
  }

  #touched({ changedTouches: [{ clientX: x, clientY: y }] }) {
    this.#touch = { x, y };
  }

  /** Safari opens the keyboard only from within this event: the app must say at once whether the tap met a text field. */
  #tapped({ changedTouches: [{ clientX, clientY }], touches }) {
    const isTap = Math.hypot(clientX - this.#touch.x, clientY - this.#touch.y) < farPixels;
    if (isTap && touches.length === 0) this.#show(this.#engine.settle());
    this.#released = performance.now(); // frames take their time
  }

  /** A field may also come by itself some frames after a tap, or go. */
  #follow(wanted) {
    if (!wanted || performance.now() - this.#released < gestureMilliseconds) this.#show(wanted);
  }

  #show(wanted) {
    const open = document.activeElement === this.#field;
    if (wanted && !open) {
      this.#reset();
      this.#field.focus({ preventScroll: true });
    }
    if (!wanted && open) giveFocus(this.#canvas);
  }

  #reset() {
    this.#field.value = this.#before = padding;
    this.#field.setSelectionRange(padding.length, padding.length);
  }

  #changed(isComposing) {
    const { erased, text } = difference(this.#before, this.#field.value);
    if (erased || text) this.#engine.type(erased, text);
    this.#before = this.#field.value;
    if (!isComposing) this.#reset();
  }

  /** Keys that type nothing are the app's, but those that the browser keeps. */
  #key(event) {
    const { type, key, code, location, keyCode, which, shiftKey, ctrlKey, metaKey } = event;
    const isCommand = ctrlKey || metaKey;
    const isShortcut = isCommand && /^[acxzy]$/i.test(shortcutKey(event));
    const isOurs = isShortcut || /^(Arrow\w+|Home|End|Enter|Escape|Delete|Control|Meta|Shift)$/.test(key);
    if (!isOurs || event.isComposing) return;
    const copy = { key, code, location, keyCode, which, shiftKey, ctrlKey, metaKey, bubbles: true, cancelable: true };
    this.#canvas.dispatchEvent(new KeyboardEvent(type, copy));
    event.preventDefault();
  }

  /** Safari lays the keyboard over the page, and with it over the panels at its bottom. */
  #makeRoom() {
    const { height, scale } = window.visualViewport;
    const covered = document.activeElement === this.#field && scale === 1 && height < innerHeight - 1;
    this.#canvas.style.height = covered ? `${height}px` : "";
  }
}

/**
 * What makes `after` of `before` at the end of the text, where the cursor of the field is.
 * @returns {{erased: number, text: string}} characters to erase, as the app counts them, and those to type
 */
export function difference(before, after) {
  const [old, now] = [Array.from(before), Array.from(after)];
  let same = 0;
  while (same < old.length && same < now.length && old[same] === now[same]) ++same;
  return { erased: old.length - same, text: now.slice(same).join("") };
}
