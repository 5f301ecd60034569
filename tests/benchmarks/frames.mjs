// Measures how long a frame of the page takes while the default race plays, in Chromium without a graphics card and without
// waiting for a display: node frames.mjs [BUILD_FOLDER [ROUNDS]]. Prints a table of docs/benchmarks.md.
//
// It is set beside the same page showing its panels only: all of the program runs, but the draw calls of the 3D picture do not
// reach WebGL. Dear ImGui draws with 16 bit indices, the picture with 32 bit ones or none. The two take turns in one page; the
// best round of each counts, so that other work on the machine spoils rounds and not results.
if (process.argv[2]) process.env.RAVINE_BUILD = process.argv[2]; // before the harness is loaded, which reads it
const rounds = Number(process.argv[3] ?? 5);
const seconds = 3;

const { open } = await import("../browser/harness.mjs");
const { browser, server, close } = await open(["--disable-frame-rate-limit", "--disable-gpu-vsync"]);

const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 720 });
await page.evaluateOnNewDocument(() => {
  window.probe = { frames: 0, panelsOnly: false };
  const ask = window.requestAnimationFrame;
  window.requestAnimationFrame = (act) => {
    ++window.probe.frames;
    return ask.call(window, act);
  };
  const { drawElements, drawArrays } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.drawArrays = function (...details) {
    if (!window.probe.panelsOnly) drawArrays.apply(this, details);
  };
  WebGL2RenderingContext.prototype.drawElements = function (...details) {
    const ofPanels = details[2] === this.UNSIGNED_SHORT;
    if (ofPanels || !window.probe.panelsOnly) drawElements.apply(this, details);
  };
});
await page.goto(`http://127.0.0.1:${server.address().port}/#v=1`);
await page.evaluate(() => ravine.ready);

/** Milliseconds per frame while the race plays. */
const measure = (panelsOnly) =>
  page.evaluate(
    async (only, duration) => {
      const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
      window.probe.panelsOnly = only;
      ravine.seek(0);
      ravine.play();
      await wait(300);
      const [start, frames] = [performance.now(), window.probe.frames];
      await wait(1000 * duration);
      return (performance.now() - start) / (window.probe.frames - frames);
    },
    panelsOnly,
    seconds,
  );

const best = { all: Infinity, panels: Infinity };
for (let round = 0; round < rounds; ++round) {
  best.all = Math.min(best.all, await measure(false));
  best.panels = Math.min(best.panels, await measure(true));
}
await close();

console.log(`
A frame of the default race at 1280 × 720, drawn by the processor alone

| shown | milliseconds | frames per second |
| --- | --- | --- |
| panels and race | ${best.all.toFixed(1)} | ${(1000 / best.all).toFixed(0)} |
| panels only | ${best.panels.toFixed(1)} | ${(1000 / best.panels).toFixed(0)} |
| ratio | ${(best.all / best.panels).toFixed(2)} | |`);
