// The graphics context: the browser may take it away at any time, for another page or when the card is reset, and give it
// back, empty. The program makes all anew; in between the race stands still. Only a context that stays away is worth a word.

const patienceMilliseconds = 5000;
const sentence =
  "The browser has taken the graphics card away from this page. The race is in its address: reload to see it again.";

export function followGraphics(canvas, engine, notices) {
  let timer = 0;
  const complain = () => notices.show("graphics", [sentence], ["Reload", () => location.reload()]);
  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault(); // it would not come back
    engine.lose();
    clearTimeout(timer);
    timer = setTimeout(complain, patienceMilliseconds);
  });
  canvas.addEventListener("webglcontextrestored", () => {
    if (canvas.getContext("webgl2").isContextLost()) return; // again, and that will be told
    clearTimeout(timer);
    if (engine.restore()) complain();
    else notices.show("graphics", []);
  });
}
