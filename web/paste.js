// Pasting onto the page: into the text field that has the focus, or else a table becomes the data, and a link is loaded.
import { findLink } from "./link_text.js";

const longest = 1 << 20; // characters; no link is longer

/** @param {(link: string) => unknown} load */
export function connectPaste(engine, load) {
  document.addEventListener("paste", (event) => {
    if (event.target instanceof Element && event.target.closest("input, textarea:not(#keyboard), [contenteditable]")) return;
    const text = event.clipboardData?.getData("text/plain").slice(0, longest);
    if (!text) return;
    if (!engine.paste(text)) {
      const link = findLink(text);
      if (link === null) return;
      load(link);
    }
    event.preventDefault();
  });
}
