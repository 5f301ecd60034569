// The canvas: its size, its focus, its pointer, and what the user prefers.

const isFramed = () => window !== window.top; // inside another page, which is scrolled and has keys of its own

export function connectCanvas(canvas, engine) {
  followSize(canvas, engine);
  followPreferences(engine);
  holdFocus(canvas);
  holdPointer(canvas);
  endCancelledDrags(canvas);
  if (isFramed()) leaveWheel(canvas);
  countNotches();
  showWholeWay(canvas);
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

export const hasCommandKey = () => /^(Mac|iP)/.test(navigator.platform);

/** A drag may leave the window and end there. SDL must not see it outside: it would forget that the button is down. */
function holdPointer(canvas) {
  canvas.addEventListener("pointerdown", (event) => canvas.setPointerCapture(event.pointerId));
  const hide = (event) => {
    const { clientX: x, clientY: y } = event;
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) event.stopPropagation();
  };
  window.addEventListener("mousemove", hide, { capture: true });
}

/** Where the browser takes the pointer away, no button ever goes up for SDL. */
function endCancelledDrags(canvas) {
  const release = ({ clientX, clientY }) => {
    for (const button of [0, 1, 2]) {
      canvas.dispatchEvent(new MouseEvent("mouseup", { button, clientX, clientY, bubbles: true, cancelable: true }));
    }
  };
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("lostpointercapture", (event) => event.buttons !== 0 && release(event));
}

/**
 * The turn of a wheel in notches: small turns of what has none are parts of one. Browsers count in pixels, 100 or 120 to a
 * notch, in lines, usually 3, or in pages.
 * @param {0|1|2} mode WheelEvent's deltaMode
 */
export function notches(delta, mode) {
  const [lines, pages] = [1, 2];
  const size = Math.abs(delta);
  if (mode === pages) return delta;
  if (mode === lines) return size < 1 ? delta / 3 : Math.sign(delta) * Math.max(1, size / 3);
  return size % 120 === 0 && size % 100 !== 0 ? delta / 120 : delta / 100;
}

/** SDL takes 100 pixels for a notch, and a page for 80 of them. */
function countNotches() {
  const count = (event) => {
    const mode = event.deltaMode; // first: who asks for it gets lines of Firefox
    const pixels = (delta) => ({ value: 100 * notches(delta, mode) });
    const { deltaX, deltaY } = event;
    Object.defineProperties(event, { deltaMode: { value: 0 }, deltaX: pixels(deltaX), deltaY: pixels(deltaY) });
  };
  window.addEventListener("wheel", count, { capture: true, passive: true });
}

/**
 * While something is pressed SDL is told of every movement: where frames are slow, browsers tell of several in one event, and a hand
 * that went away and came back would never have moved.
 */
function showWholeWay(canvas) {
  let touches = []; // those that are down
  const follow = (event) => (touches = [...event.touches]);
  for (const type of ["touchstart", "touchend", "touchcancel"]) canvas.addEventListener(type, follow, { passive: true });
  canvas.addEventListener("pointermove", (event) => {
    const earlier = (event.getCoalescedEvents?.() ?? []).slice(0, -1);
    if (event.buttons === 0 || earlier.length === 0) return;
    if (event.pointerType !== "touch") {
      for (const { clientX, clientY } of earlier) move(canvas, { clientX, clientY, buttons: event.buttons });
    } else if (touches.length === 1) {
      for (const { clientX, clientY } of earlier) touchMove(canvas, touches[0].identifier, { clientX, clientY });
    }
  });
}

function move(canvas, details) {
  canvas.dispatchEvent(new MouseEvent("mousemove", { ...details, bubbles: true, cancelable: true }));
}

function touchMove(canvas, identifier, place) {
  const all = [new Touch({ identifier, target: canvas, ...place })];
  canvas.dispatchEvent(new TouchEvent("touchmove", { touches: all, targetTouches: all, changedTouches: all, bubbles: true }));
}

/** The wheel scrolls the page around until who turns it has come in by a click or a key. */
function leaveWheel(canvas) {
  document.documentElement.classList.add("framed");
  const leave = (event) => {
    const isIn = document.hasFocus() && document.activeElement === canvas;
    if (event.target === canvas && !isIn) event.stopPropagation();
  };
  window.addEventListener("wheel", leave, { capture: true, passive: true });
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
  if (!isFramed()) giveFocus(canvas);
}

export function giveFocus(canvas) {
  canvas.dataset.given = ""; // no ring: the user did not come by the keyboard
  canvas.focus({ preventScroll: true });
}
