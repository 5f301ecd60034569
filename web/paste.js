// Pasting onto the page: into the text field that has the focus, or else a table becomes the data, and a link, or a race as JSON,
// is loaded. Text and files of these kinds can be dropped, too.
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

  const isTaken = ({ types }) => types.includes("Files") || types.includes("text/plain");
  document.addEventListener("dragover", (event) => isTaken(event.dataTransfer) && event.preventDefault());
  document.addEventListener("drop", async (event) => {
    if (!isTaken(event.dataTransfer)) return;
    event.preventDefault(); // the browser would leave the page for it
    const [file] = event.dataTransfer.files;
    const text = file ? await file.slice(0, longest).text() : event.dataTransfer.getData("text/plain").slice(0, longest);
    if (!open(text.trim())) engine.paste(text);
  });

  function open(text) {
    const link = text.trimStart().startsWith("{") ? text : findLink(text);
    if (link !== null) load(link);
    return link !== null;
  }
}
