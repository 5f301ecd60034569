// What Ravine needs of a browser, and what to tell those whose browser lacks it.

// (module (func (result v128) i32.const 0 i8x16.splat))
const simd = Uint8Array.of(
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, // magic, version
  1, 5, 1, 0x60, 0, 1, 0x7b, // one type: () -> v128
  3, 2, 1, 0, // one function of it
  10, 8, 1, 6, 0, 0x41, 0, 0xfd, 0x0f, 0x0b, // its body
);

// As src/platform/window.cpp asks for it: layers and samples of its own are drawn, and the canvas has colour alone.
const attributes = { alpha: false, depth: false, stencil: false, antialias: false };

/**
 * The sentence that says what is missing and what to do, or null where all is there. Then the canvas has the graphics context that
 * the program takes over: to make one takes a browser without a graphics card half a second.
 */
export function missing(canvas) {
  if (typeof globalThis.WebAssembly?.compileStreaming !== "function" || !WebAssembly.validate(simd)) {
    return (
      "This browser cannot run Ravine: it lacks WebAssembly with SIMD, which Chrome, Edge and Firefox have had since 2021 " +
      "and Safari since 16.4. Please update the browser, or open this page in another one."
    );
  }
  if (typeof WebGL2RenderingContext !== "function") {
    return "This browser has no WebGL 2, with which Ravine draws. Please update it, or open this page in another one.";
  }
  if (!canvas.getContext("webgl2", attributes)) {
    return (
      "Ravine draws with WebGL 2, and the browser refuses to start it. Turn on hardware (graphics) acceleration in the " +
      "browser's settings, update the graphics driver, or open this page in another browser."
    );
  }
  return null;
}
