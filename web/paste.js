// Pasting onto the page: into the text field that has the focus, or else a table becomes the data, and a link, or a race as JSON,
// is loaded. A file of such a kind can be dropped.
import { findLink } from "./link_text.js";

const longest = 1 << 20; // characters; no link is longer

/** @param {(link: string) => unknown} load */
export function connectPaste(engine, load) {
  document.addEventListener("paste", (event) => {
    if (event.target instanceof Element && event.target.closest("input, textarea:not(#keyboard), [contenteditable]")) return;
    const text = event.clipboardData?.getData("text/plain").slice(0, longest);
    if (!text) return;
    if (engine.paste(text) || open(text)) event.preventDefault();
  });

  document.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
  document.addEventListener("drop", async (event) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault(); // the browser would leave the page for it
    open((await file.slice(0, longest).text()).trim());
  });

  function open(text) {
    const link = text.trimStart().startsWith("{") ? text : findLink(text);
    if (link !== null) load(link);
    return link !== null;
  }
}
