// SDL forbids the browser nearly every key that it sees. So it does not see those that are the browser's.

/**
 * The name of a key in shortcuts: the layout's letter, or, where that is none of the Latin ones, as in Russian or Greek, the letter
 * at that place of a keyboard that has them.
 * @param {KeyboardEvent} event
 */
export function shortcutKey({ key, code }) {
  const isForeign = key.length === 1 && /\p{L}/u.test(key) && !/\p{Script=Latin}/u.test(key);
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  return isForeign && letter ? letter.toLowerCase() : key;
}

/**
 * @param {KeyboardEvent} event a keydown
 * @param {boolean} editing whether a text field of the app has the focus
 * @param {boolean} [offered] whether Tab leads from there to a correction of what was typed
 */
export function belongsToBrowser(event, editing, offered = false) {
  const key = shortcutKey(event);
  if (key === "Tab") return !offered || event.shiftKey;
  if (/^F\d+$/.test(key)) return true;
  if (key === "Escape") return !editing;
  if (event.altKey || event.getModifierState("AltGraph")) return true; // a character typed with AltGr still arrives as text
  if (!event.ctrlKey && !event.metaKey) return editing && isKeypadCharacter(event);
  if (isModifier(key) || /^[zy]$/i.test(key)) return false; // undo and redo
  return !(editing && /^(a|Arrow\w+|Home|End|Backspace|Delete|[cx])$/i.test(key));
}

// SDL takes these for keys without a character, and forbids the text that they type.
const isKeypadCharacter = ({ key, location }) => location === 3 && key.length === 1;

const isModifier = (key) => /^(Control|Meta|Shift)$/.test(key);

/** On a Mac nobody hears that a key goes up while Command is down; it would stay down for SDL. */
function release(canvas, { key, code, location, keyCode, which }) {
  canvas.dispatchEvent(new KeyboardEvent("keyup", { key, code, location, keyCode, which, metaKey: true, bubbles: true }));
}

/**
 * @param {() => boolean} editing
 * @param {() => boolean} offered
 */
export function keepBrowserKeys(canvas, editing, offered) {
  const keepAway = (event) => {
    if (event.target !== canvas) return;
    if (belongsToBrowser(event, editing(), offered())) {
      event.stopPropagation();
      if (event.key === "Escape") canvas.blur();
    } else if (event.metaKey && !isModifier(event.key)) {
      queueMicrotask(() => release(canvas, event));
    }
  };
  window.addEventListener("keydown", keepAway, { capture: true });
}
