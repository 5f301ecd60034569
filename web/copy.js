// Copying out of the app into the clipboard. The app draws a frame between the key or click and the copy: some browsers
// no longer take that for the user's wish, and get a real button to press.

const refusal = "The browser keeps the clipboard from this page until it is asked by a click here.";

export class Copier {
  #notices;
  #last = 0;

  constructor(notices) {
    this.#notices = notices;
  }

  /** @param {string} text */
  async copy(text) {
    const turn = ++this.#last;
    const copied = (await write(text)) || copyBySelection(text);
    if (turn !== this.#last) return;
    if (copied) this.#notices.show("copy", []);
    else this.#notices.show("copy", [refusal], { action: ["Copy", () => this.copy(text)] });
  }
}

async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no permission, or no secure page, which has no clipboard at all
  }
}

/** The old way: by a text field that nobody sees. */
function copyBySelection(text) {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  field.readOnly = true;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  before?.focus({ preventScroll: true });
  return copied;
}
