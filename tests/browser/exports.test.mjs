// Pictures and texts from the Share panel: each button is clicked, and what the browser has downloaded is read by other means than
// those that made it. Places are those of a desktop.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { open, png, press, race, state } from "./downloads.mjs";
import { build, desktop, frames, link, pageTest, until, useBrowser } from "./harness.mjs";

useBrowser();

const scale = { 1: [1079, 385], 4: [1177, 385] };
const partOfPicture = { figure: [1074, 420], screen: [1130, 420] };
const others = { svg: [1007, 455], chart: [1060, 455], csv: [1113, 455], json: [1168, 455], pytorch: [1019, 490] };

/** Width, height and the texts of a PNG, from its chunks. */
function readPng(bytes) {
  const texts = {};
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString("latin1", at + 4, at + 8) !== "tEXt") continue;
    const [keyword, text] = bytes.toString("latin1", at + 8, at + 8 + bytes.readUInt32BE(at)).split("\0");
    texts[keyword] = text;
  }
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), texts };
}

/** Pixels of a picture as the browser decodes them: how many colours, whether all are opaque, and the shares of dark ones. */
function look(page, bytes) {
  return page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([data], { type: "image/png" }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
    return { colours: new Set(pixels).size, opaque: pixels.every((pixel) => pixel >>> 24 === 255) };
  }, bytes.toString("base64"));
}

/** The shares of a picture's pixels in a box, given by fractions of its sides, that are about each of some colours. */
function sharesOf(page, bytes, [left, top, right, bottom], colours) {
  return page.evaluate(
    async (base64, box, wanted) => {
      const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([data], { type: "image/png" }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
      context.drawImage(bitmap, 0, 0);
      const [x, y] = [Math.round(box[0] * bitmap.width), Math.round(box[1] * bitmap.height)];
      const [width, height] = [Math.round(box[2] * bitmap.width) - x, Math.round(box[3] * bitmap.height) - y];
      const pixels = context.getImageData(x, y, width, height).data;
      return wanted.map(([r, g, b, far = 5]) => {
        let count = 0;
        for (let i = 0; i < pixels.length; i += 4)
          count += Math.max(Math.abs(pixels[i] - r), Math.abs(pixels[i + 1] - g), Math.abs(pixels[i + 2] - b)) <= far;
        return count / (width * height);
      });
    },
    bytes.toString("base64"),
    [left, top, right, bottom],
    colours,
  );
}

const panelColour = [0x11, 0x18, 0x1f], textColour = [0xe6, 0xed, 0xf3, 30];
const racerColours = [[230, 159, 0, 12], [86, 180, 233, 12]];
const leftPanel = [0.02, 0.07, 0.14, 0.55]; // beside the surface, where a picture without panels has no text

pageTest("a PNG has the pixels that were asked for, and the link inside", async (visit) => {
  const { page, save } = await open(visit);
  const before = await state(page);
  const bare = await save(png);
  assert.equal(bare.name, "gaussian_well-gd-adam-step20.png");
  const { width, height, texts } = readPng(bare.bytes);
  assert.deepEqual([width, height], [2 * desktop.width, 2 * desktop.height]);
  assert.deepEqual(texts, { "ravine:link": await link(page) });
  const seen = await look(page, bare.bytes);
  assert.ok(seen.opaque && seen.colours > 1000, JSON.stringify(seen));

  const textOfPanel = async (bytes) => (await sharesOf(page, bytes, leftPanel, [textColour]))[0];
  assert.equal(await textOfPanel(bare.bytes), 0, "the surface alone has no panel");

  const pictures = [bare.bytes];
  for (const part of ["figure", "screen"]) {
    await press(page, partOfPicture[part]);
    const { bytes } = await save(png);
    assert.deepEqual(readPng(bytes), { width, height, texts }, part);
    const shown = await look(page, bytes);
    assert.ok(shown.opaque && shown.colours > 1000, JSON.stringify(shown));
    for (const other of pictures) assert.notDeepEqual(bytes, other, part);
    pictures.push(bytes);
  }
  const [, figure, screen] = pictures;
  assert.ok((await textOfPanel(screen)) > 5e-3, "the screen has its panels");
  assert.equal(await textOfPanel(figure), 0, "the figure has none");
  // The strip below the figure: at the left the chart with a line for each racer, at the right the legend.
  const chart = [0.05, 0.7, 0.55, 0.96], legend = [0.59, 0.66, 0.99, 0.78];
  const [ground, ...lines] = await sharesOf(page, figure, chart, [panelColour, ...racerColours]);
  assert.ok(ground > 0.7 && lines.every((share) => share > 5e-4), `chart: ${[ground, ...lines]}`);
  const [text, ...discs] = await sharesOf(page, figure, legend, [textColour, ...racerColours]);
  assert.ok(text > 2e-3 && discs.every((share) => share > 3e-4), `legend: ${[text, ...discs]}`);
  const neither = [...(await sharesOf(page, bare.bytes, chart, racerColours)), ...(await sharesOf(page, bare.bytes, legend, [textColour]))];
  assert.deepEqual(neither, [0, 0, 0], "the surface alone has neither");

  await press(page, scale[1]);
  const small = readPng((await save(png)).bytes);
  assert.deepEqual([small.width, small.height], [desktop.width, desktop.height]);
  assert.equal(await state(page), before);
});

pageTest("a tooltip that is on the screen is not in the picture", async (visit) => {
  const wide = { width: 1600, height: 800 }; // the page's controls stand beside the window
  const { page, arrived } = await open(visit, "#v=1&loss=bowl&racers=gd;adam&steps=60&at=20&mode=2d&paused=on", { viewport: wide });
  await page.evaluate(() => [...document.querySelectorAll("#files button")].find((it) => it.textContent === "Picture").focus());
  await frames(page);
  const { x, width } = await page.$eval("#canvas", (it) => it.getBoundingClientRect().toJSON());
  const star = [x + (304 + width - 312) / 2, 716 / 2]; // the minimum, in the middle of the map
  const around = { x: star[0] - 10, y: star[1] - 10, width: 260, height: 120 };
  const shown = () => page.screenshot({ encoding: "base64", clip: around });
  const saved = async () => {
    await page.keyboard.press("Enter");
    return (await arrived(20_000)).bytes;
  };
  await page.mouse.move(star[0] + 20, 790);
  await frames(page);
  const [away, without] = [await shown(), await saved()];
  await page.mouse.move(...star);
  await until("the tooltip is on the screen", async () => (await shown()) !== away);
  assert.deepEqual(await saved(), without);
});

pageTest("a picture that is too large for the graphics card is smaller, and says so by its size", async (visit) => {
  const { page, save } = await open(visit, race, {
    prepare: (target) =>
      target.evaluateOnNewDocument(() => {
        const parameter = WebGL2RenderingContext.prototype.getParameter;
        WebGL2RenderingContext.prototype.getParameter = function (name) {
          return name === WebGL2RenderingContext.MAX_RENDERBUFFER_SIZE ? 2000 : parameter.call(this, name);
        };
      }),
  });
  await press(page, scale[4]);
  const { width, height } = readPng((await save(png)).bytes);
  assert.deepEqual([width, height], [2000, 1250]);
});

pageTest("every other button saves what the command line writes", async (visit) => {
  const { page, save } = await open(visit);
  const before = await state(page);
  const cli = (...args) => {
    const { status, stdout, stderr } = spawnSync(`${build}/native/ravine-cli`, args, { encoding: "utf8", maxBuffer: 1 << 28 });
    assert.equal(status, 0, stderr);
    return stdout;
  };
  const expected = {
    svg: ["gaussian_well-gd-adam-step20.svg", "--dark", "--bands"],
    chart: ["gaussian_well-gd-adam-step20-chart.svg", "--dark", "--bands"],
    csv: ["gaussian_well-gd-adam.csv"],
    json: ["gaussian_well-gd-adam.json"],
    pytorch: ["gaussian_well-gd-adam.py"],
  };
  for (const [format, [name, ...options]] of Object.entries(expected)) {
    const file = await save(others[format]);
    assert.equal(file.name, name);
    assert.equal(file.bytes.toString(), cli("export", format, await link(page), ...options), format);
  }
  assert.equal(await state(page), before);
});
