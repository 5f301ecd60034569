// The canvas: its size, its focus, its pointer, and what the user prefers.

export function connectCanvas(canvas, engine) {
  followSize(canvas, engine);
  followPreferences(engine);
  holdFocus(canvas);
  holdPointer(canvas);
  canvas.addEventListener("contextmenu", (event) => event.preventDefault());
}

function followSize(canvas, engine) {
  const resize = () => {
    const { width, height } = canvas.getBoundingClientRect();
    if (width >= 1 && height >= 1) engine.resize(Math.round(width), Math.round(height), devicePixelRatio);
  };
  resize(); // before the first frame
  const observer = new ResizeObserver(resize);
  try {
    observer.observe(canvas, { box: "device-pixel-content-box" }); // hears of another screen's ratio too
  } catch {
    observer.observe(canvas); // Safari knows no device pixels
  }
}

function followPreferences(engine) {
  const queries = {
    reducedMotion: matchMedia("(prefers-reduced-motion: reduce)"),
    dark: matchMedia("(prefers-color-scheme: dark)"),
    contrast: matchMedia("(prefers-contrast: more)"),
  };
  const tell = () => {
    const answers = Object.entries(queries).map(([name, query]) => [name, query.matches]);
    engine.prefer({ ...Object.fromEntries(answers), commandKey: hasCommandKey() });
  };
  for (const query of Object.values(queries)) query.addEventListener("change", tell);
  tell();
}

const hasCommandKey = () => /^(Mac|iP)/.test(navigator.platform);

/** A drag may leave the window and end there. SDL must not see it outside: it would forget that the button is down. */
function holdPointer(canvas) {
  canvas.addEventListener("pointerdown", (event) => canvas.setPointerCapture(event.pointerId));
  const hide = (event) => {
    const { clientX: x, clientY: y } = event;
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) event.stopPropagation();
  };
  window.addEventListener("mousemove", hide, { capture: true });
}

/** The keys are the canvas's from the start, but for a page inside another, which must not steal them. */
function holdFocus(canvas) {
  const field = document.getElementById("keyboard"); // which opens and closes it by itself
  canvas.addEventListener("pointerdown", () => document.activeElement === field || giveFocus(canvas)); // SDL forbids what a click would do
  canvas.addEventListener("blur", ({ relatedTarget }) => {
    delete canvas.dataset.given;
    if (relatedTarget === field) return;
    window.dispatchEvent(new FocusEvent("blur")); // SDL looks at the window alone, and would hold down keys released elsewhere
  });
  if (window === window.top) giveFocus(canvas);
}

export function giveFocus(canvas) {
  canvas.dataset.given = ""; // no ring: the user did not come by the keyboard
  canvas.focus({ preventScroll: true });
}
