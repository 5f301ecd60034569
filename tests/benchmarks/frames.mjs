// Measures how long a frame of the page takes while a race plays, in Chromium without a graphics card and without waiting for
// a display: node frames.mjs [BUILD_FOLDER [ROUNDS]]. Prints a table of docs/benchmarks.md. The races are the default one, and
// the end of one in which eight balls have left the trails of nearly 100,000 noisy steps each.
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

const racers = [5, 4, 3, 2, 6, 4.5, 3.5, 2.5].map((rate) => `gd,lr:${rate / 10000}`).join(";");
const races = [
  { name: "the default race", link: "v=1", from: 0 },
  { name: "8 × 100,000 steps", link: `v=1&loss=rosenbrock&noise=5&steps=100000&racers=${racers}`, from: 99_800 },
];

/** Milliseconds per frame while a race plays, once its trails are complete. */
const measure = ({ link, from }, panelsOnly) =>
  page.evaluate(
    async (address, first, only, duration) => {
      const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
      window.probe.panelsOnly = true;
      ravine.load(`${address}&at=${first}`);
      for (let frames = -1; frames !== window.probe.frames; await wait(300)) frames = window.probe.frames;
      window.probe.panelsOnly = only;
      ravine.play();
      await wait(300);
      const [start, frames] = [performance.now(), window.probe.frames];
      await wait(1000 * duration);
      const time = (performance.now() - start) / (window.probe.frames - frames);
      ravine.pause();
      return time;
    },
    link,
    from,
    panelsOnly,
    seconds,
  );

for (const race of races) race.all = race.panels = Infinity;
for (let round = 0; round < rounds; ++round) {
  for (const race of races) {
    race.all = Math.min(race.all, await measure(race, false));
    race.panels = Math.min(race.panels, await measure(race, true));
  }
}
await close();

const row = (race, shown, time) => `| ${race} | ${shown} | ${time.toFixed(1)} | ${(1000 / time).toFixed(0)} |`;
console.log(`
A frame at 1280 × 720, drawn by the processor alone

| race | shown | milliseconds | frames per second |
| --- | --- | --- | --- |
${races.map(({ name, all, panels }) => `${row(name, "panels and race", all)}\n${row(name, "panels only", panels)}\n| ${name} | ratio | ${(all / panels).toFixed(2)} | |`).join("\n")}`);
