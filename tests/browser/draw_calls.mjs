/**
 * Keeps counts in window.probe: of frames, and of the draw calls of picture and panels; `panelsOnly` keeps those of the picture from
 * WebGL. Dear ImGui draws with 16 bit indices, the picture with 32 bit ones, with none, or by copying. To be evaluated before the
 * page loads.
 */
export function countDrawCalls() {
  const probe = (window.probe = { panelsOnly: false, frames: 0, picture: 0, panels: 0 });
  const ask = window.requestAnimationFrame;
  window.requestAnimationFrame = (act) => {
    ++probe.frames;
    return ask.call(window, act);
  };
  const context = WebGL2RenderingContext.prototype;
  for (const name of ["drawElements", "drawArrays", "blitFramebuffer"]) {
    const draw = context[name];
    context[name] = function (...details) {
      const ofPanels = name === "drawElements" && details[2] === this.UNSIGNED_SHORT;
      ++probe[ofPanels ? "panels" : "picture"];
      if (ofPanels || !probe.panelsOnly) draw.apply(this, details);
    };
  }
}
