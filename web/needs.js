// What Ravine needs of a browser, and what to tell those whose browser lacks it.

// (module (func (result v128) i32.const 0 i8x16.splat))
const simd = Uint8Array.of(
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, // magic, version
  1, 5, 1, 0x60, 0, 1, 0x7b, // one type: () -> v128
  3, 2, 1, 0, // one function of it
  10, 8, 1, 6, 0, 0x41, 0, 0xfd, 0x0f, 0x0b, // its body
);

/** The sentence that says what is missing and what to do, or null where all is there. */
export function missing() {
  if (typeof globalThis.WebAssembly?.compileStreaming !== "function" || !WebAssembly.validate(simd)) {
    return (
      "This browser cannot run Ravine: it lacks WebAssembly with SIMD, which Chrome, Edge and Firefox have had since 2021 " +
      "and Safari since 16.4. Please update the browser, or open this page in another one."
    );
  }
  if (typeof WebGL2RenderingContext !== "function") {
    return "This browser has no WebGL 2, with which Ravine draws. Please update it, or open this page in another one.";
  }
  if (!makesContext()) {
    return (
      "Ravine draws with WebGL 2, and the browser refuses to start it. Turn on hardware (graphics) acceleration in the " +
      "browser's settings, update the graphics driver, or open this page in another browser."
    );
  }
  return null;
}

function makesContext() {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext(); // browsers keep few at a time
  return context !== null;
}
