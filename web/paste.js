// Pasting onto the page: into the text field that has the focus, or else a table becomes the data, and a link, or a race as JSON,
// is loaded. Text and files of these kinds can be dropped, too.
import { findLink } from "./link_text.js";

const longest = 1 << 20; // characters; no link is longer

/** Whether what happens there is for a text field of the page itself. */
const isOwnField = ({ target }) =>
  target instanceof Element && target.closest("input, textarea:not(#keyboard), [contenteditable]") !== null;

/**
 * @param {(link: string) => unknown} load
 * @param {(sentence: string) => void} complain
 */
export function connectPaste(engine, load, complain) {
  document.addEventListener("paste", (event) => {
    if (isOwnField(event)) return;
    const text = event.clipboardData?.getData("text/plain").slice(0, longest);
    if (!text) return;
    if (engine.paste(text) || open(text)) event.preventDefault();
  });

  const known = ["Files", "text/plain"];
  const isTaken = (event) => !isOwnField(event) && known.some((type) => event.dataTransfer.types.includes(type));
  document.addEventListener("dragover", (event) => isTaken(event) && event.preventDefault());
  document.addEventListener("drop", async (event) => {
    if (!isTaken(event)) return;
    event.preventDefault(); // the browser would leave the page for it
    const [file] = event.dataTransfer.files;
    const text = file ? await file.slice(0, longest).text() : event.dataTransfer.getData("text/plain").slice(0, longest);
    if (!open(text.trim()) && !engine.paste(text)) complain("What was dropped is neither a link nor a table of numbers.");
  });

  function open(text) {
    const link = text.trimStart().startsWith("{") ? text : findLink(text);
    if (link !== null) load(link);
    return link !== null;
  }
}
