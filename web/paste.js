// Pasting onto the page: into the text field that has the focus, or else a link, a race as JSON or a table of numbers is taken over.
// Text and files of these kinds can be dropped, too. What is none of them is told.

const longest = 1 << 20; // bytes of a file; no link is longer

/** Whether what happens there is for a text field of the page itself. */
const isOwnField = ({ target }) =>
  target instanceof Element && target.closest("input, textarea:not(#keyboard), [contenteditable]") !== null;

export function connectPaste(engine) {
  document.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain");
    if (!text || isOwnField(event)) return;
    event.preventDefault();
    engine.paste(text);
  });

  const known = ["Files", "text/plain"];
  const isTaken = (event) => !isOwnField(event) && known.some((type) => event.dataTransfer.types.includes(type));
  document.addEventListener("dragover", (event) => isTaken(event) && event.preventDefault());
  document.addEventListener("drop", async (event) => {
    if (!isTaken(event)) return;
    event.preventDefault(); // the browser would leave the page for it
    const [file] = event.dataTransfer.files;
    engine.take(file ? await file.slice(0, longest).text() : event.dataTransfer.getData("text/plain"));
  });
}
