// SDL forbids the browser nearly every key that it sees. So it does not see those that are the browser's.

/**
 * @param {KeyboardEvent} event a keydown
 * @param {boolean} editing whether a text field of the app has the focus
 */
export function belongsToBrowser(event, editing) {
  const { key } = event;
  if (key === "Tab" || /^F\d+$/.test(key)) return true;
  if (key === "Escape") return !editing;
  if (event.altKey || event.getModifierState("AltGraph")) return true; // a character typed with AltGr still arrives as text
  if (!event.ctrlKey && !event.metaKey) return editing && isKeypadCharacter(event);
  if (isModifier(key) || /^[zy]$/i.test(key)) return false; // undo and redo
  return !(editing && /^(a|Arrow\w+|Home|End|Backspace|Delete)$/i.test(key));
}

// SDL takes these for keys without a character, and forbids the text that they type.
const isKeypadCharacter = ({ key, location }) => location === 3 && key.length === 1;

const isModifier = (key) => /^(Control|Meta|Shift)$/.test(key);

/** @param {() => boolean} editing */
export function keepBrowserKeys(canvas, editing) {
  const keepAway = (event) => {
    if (event.target !== canvas || !belongsToBrowser(event, editing())) return;
    event.stopPropagation();
    if (event.key === "Escape") canvas.blur();
  };
  window.addEventListener("keydown", keepAway, { capture: true });
}
