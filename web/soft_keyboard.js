// The keyboard of a screen: it opens for a text field of the page alone, so an unseen one stands for that of the app.
//
// Such keyboards tell no keys. They change the field's text as they like, and again while a word is being composed; what the
// app gets is the difference. The text begins with padding, which the keyboard can erase.
import { giveFocus, hasCommandKey } from "./canvas.js";
import { shortcutKey } from "./keys.js";

const padding = " ".repeat(32);
const farPixels = 12; // more is no tap
const gestureMilliseconds = 1000; // that the browser counts a tap as the user's wish

export class SoftKeyboard {
  #field;
  #bar;
  #canvas;
  #engine;
  #before = padding; // the field's text as the app knows it
  #touch = { x: 0, y: 0 };
  #released = -Infinity; // when the last finger was

  /**
   * @param {HTMLTextAreaElement} field
   * @param {HTMLElement} bar with buttons for what a hand cannot do in it
   */
  constructor(field, bar, canvas, engine, events) {
    this.#field = field;
    this.#bar = bar;
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
    for (const event of ["focus", "blur"]) field.addEventListener(event, () => this.#makeRoom());
    bar.addEventListener("pointerdown", (event) => event.preventDefault()); // or the keyboard would close
    for (const button of bar.children) button.addEventListener("click", () => this.#act(button.dataset.typing));
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

  #act(what) {
    if (what === "done") return giveFocus(this.#canvas);
    this.#selectAll();
    const erase = { key: "Delete", code: "Delete", keyCode: 46 };
    for (const type of what === "clear" ? ["keydown", "keyup"] : []) this.#send(type, erase);
    this.#reset();
  }

  /** As who has a keyboard does it: Command on a Mac, Control elsewhere. */
  #selectAll() {
    const isMac = hasCommandKey();
    const [key, code, keyCode] = isMac ? ["Meta", "MetaLeft", 91] : ["Control", "ControlLeft", 17];
    const held = isMac ? { metaKey: true } : { ctrlKey: true };
    this.#send("keydown", { key, code, keyCode, ...held });
    this.#send("keydown", { key: "a", code: "KeyA", keyCode: 65, ...held });
    this.#send("keyup", { key: "a", code: "KeyA", keyCode: 65, ...held });
    this.#send("keyup", { key, code, keyCode });
  }

  #send(type, details) {
    this.#canvas.dispatchEvent(new KeyboardEvent(type, { which: details.keyCode, ...details, bubbles: true, cancelable: true }));
  }

  /** The bar is below the canvas, and Safari lays the keyboard over the page. */
  #makeRoom() {
    const isOpen = document.activeElement === this.#field;
    const { height, scale } = window.visualViewport ?? { height: innerHeight, scale: 1 };
    const seen = scale === 1 ? Math.min(height, innerHeight) : innerHeight;
    this.#bar.hidden = !isOpen;
    this.#bar.style.bottom = `${innerHeight - seen}px`;
    this.#canvas.style.height = isOpen ? `${seen - this.#bar.offsetHeight}px` : "";
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
