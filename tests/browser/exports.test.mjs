// Files from the Share panel: each button is clicked, and what the browser has downloaded is read by other means than those that
// made it. Places are those of a desktop.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from "../../web/node_modules/mediabunny/dist/modules/src/index.js";
import { build, desktop, frames, link, linkKey, pageTest, pause, standings, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=gaussian_well&racers=gd;adam&steps=60&at=20&tab=share";
const png = [1007, 385], scale = { 1: [1079, 385], 4: [1177, 385] };
const partOfPicture = { figure: [1074, 420], screen: [1130, 420] };
const others = { svg: [1007, 455], chart: [1060, 455], csv: [1113, 455], json: [1168, 455], pytorch: [1019, 490] };
const tenFrames = [1080, 545], width480 = [1085, 580], frameCount = [1094, 615], fromHere = [1101, 650];
const video = [1011, 650], gif = [1061, 650], cancel = [1119, 579];

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A page whose downloads land in a folder, and a way to click and get the file: {name, bytes}. */
async function open(visit, hash = race, options = {}) {
  const page = await visit(hash, { viewport: desktop, ...options });
  const folder = mkdtempSync(join(tmpdir(), "ravine-downloads-"));
  folders.push(folder);
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    browserContextId: page.browserContext().id,
    downloadPath: folder,
  });
  const files = () => readdirSync(folder).filter((name) => !name.endsWith(".crdownload"));
  const arrived = async (patience) => {
    const [name] = await until("a file arrives", async () => (await frames(page, 1), files().length > 0 && files()), patience);
    const bytes = readFileSync(join(folder, name));
    rmSync(join(folder, name));
    await frames(page, 6); // what became of it is shown
    return { name, bytes };
  };
  const save = async (place, patience = 20_000) => {
    await press(page, place);
    return arrived(patience);
  };
  return { page, save, files, arrived };
}

async function press(page, place) {
  await page.mouse.click(...place);
  await frames(page, 4);
}

async function typeFrames(page, count) {
  await press(page, frameCount);
  await page.keyboard.type(String(count), { delay: 20 });
  await page.keyboard.press("Enter");
  await frames(page, 4);
}

/** Everything of a race that an export must leave as it is. */
const state = async (page) => JSON.stringify([await link(page), await page.evaluate(() => location.hash), await standings(page)]);

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

// Boxes in the corner of a film that is 480 pixels wide: the title with the step, and two racers with their losses.
const caption = { title: { x: 14, y: 12, width: 220, height: 22 }, legend: { x: 14, y: 38, width: 190, height: 36 } };

/** Places of the text's colour in each part of the caption, of the corner of a frame: 240 pixels a row. */
const textPlaces = (corner, width = 240) =>
  Object.fromEntries(
    Object.entries(caption).map(([part, box]) => {
      const places = [];
      for (let y = box.y; y < box.y + box.height; ++y)
        for (let x = box.x; x < box.x + box.width; ++x) {
          const i = 4 * (y * width + x);
          if (Math.min(corner[i], corner[i + 1], corner[i + 2]) > 185) places.push(y * width + x);
        }
      return [part, places];
    }),
  );

/** Requires that title and legend are there in each frame, and are another in the next. */
function checkCaptions(captions) {
  for (const [k, parts] of captions.entries()) {
    for (const [part, places] of Object.entries(parts)) {
      assert.ok(places.length > 60, `${part} of frame ${k} has ${places.length} pixels of text`);
      if (k === 0) continue;
      const before = new Set(captions[k - 1][part]);
      const both = places.filter((place) => before.has(place)).length;
      const other = places.length + before.size - 2 * both;
      assert.ok(other >= 4, `${part} of frame ${k} is that of the frame before but for ${other} pixels`);
      assert.ok(both >= 30, `${part} stays where it is`);
    }
  }
}

/**
 * The frames of a GIF as the browser decodes them: how long each is shown, how many pixels differ from the one before, and the
 * upper left corner, 240 by 80 pixels, RGBA, which has the caption.
 */
function decodeGif(page, bytes) {
  return page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const decoder = new ImageDecoder({ data, type: "image/gif" });
    await Promise.all([decoder.completed, decoder.tracks.ready]);
    const { frameCount, repetitionCount } = decoder.tracks.selectedTrack;
    const result = { forever: repetitionCount === Infinity, frames: [] };
    let before = null;
    for (let frameIndex = 0; frameIndex < frameCount; ++frameIndex) {
      const { image } = await decoder.decode({ frameIndex });
      const rgba = new Uint32Array((image.displayWidth * image.displayHeight) | 0);
      await image.copyTo(rgba, { format: "RGBA" });
      const changed = before ? rgba.reduce((count, pixel, i) => count + (pixel !== before[i]), 0) : null;
      const frame = { width: image.displayWidth, height: image.displayHeight, milliseconds: image.duration / 1000, changed };
      const rows = Array.from({ length: 80 }, (_, y) => [...new Uint8Array(rgba.buffer, 4 * y * image.displayWidth, 4 * 240)]);
      result.frames.push({ ...frame, corner: rows.flat() });
      before = rgba;
      image.close();
    }
    return result;
  }, bytes.toString("base64"));
}

/** What is in a video, and its frames as the browser decodes them: when each is shown, and how far it is from the one before. */
async function decodeVideo(page, bytes) {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  const track = await input.getPrimaryVideoTrack();
  const config = await track.getDecoderConfig();
  const packets = [];
  for await (const packet of new EncodedPacketSink(track).packets()) {
    const { type, timestamp, duration, data } = packet;
    packets.push({ type, timestamp, duration, data: Buffer.from(data).toString("base64") });
  }
  const description = config.description && Buffer.from(config.description).toString("base64");
  const decoded = await page.evaluate(decodeChunks, { ...config, description }, packets);
  return { codec: config.codec, duration: await input.computeDuration(), packets, ...decoded };
}

async function decodeChunks(config, packets) {
  const bytes = (base64) => base64 && Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const shown = [];
  let before = null, chain = Promise.resolve();
  const output = (frame) => {
    chain = chain.then(async () => {
      const rgba = new Uint8Array(frame.allocationSize({ format: "RGBX" }));
      await frame.copyTo(rgba, { format: "RGBX" });
      const far = before ? rgba.reduce((count, value, i) => count + (Math.abs(value - before[i]) > 24), 0) : null;
      const corner = Array.from({ length: 80 }, (_, y) => [...rgba.subarray(4 * y * frame.displayWidth, 4 * (y * frame.displayWidth + 240))]).flat();
      shown.push({ seconds: frame.timestamp / 1e6, width: frame.displayWidth, height: frame.displayHeight, far, corner });
      before = rgba;
      frame.close();
    });
  };
  let fault = null;
  const decoder = new VideoDecoder({ output, error: (error) => (fault = String(error)) });
  decoder.configure({ ...config, description: bytes(config.description) });
  for (const { type, timestamp, duration, data } of packets) {
    decoder.decode(new EncodedVideoChunk({ type, timestamp: 1e6 * timestamp, duration: 1e6 * duration, data: bytes(data) }));
  }
  await decoder.flush();
  await chain;
  return { fault, shown };
}

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
  const saved = async (place) => {
    await page.mouse.move(...place);
    await frames(page, 20);
    const shown = await page.screenshot({ encoding: "base64", clip: around });
    await page.keyboard.press("Enter");
    const { bytes } = await arrived(20_000);
    return { shown, bytes };
  };
  const away = await saved([star[0] + 20, 790]), hovered = await saved(star);
  assert.notEqual(hovered.shown, away.shown, "the tooltip is on the screen");
  assert.deepEqual(hovered.bytes, away.bytes);
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

pageTest("a GIF has every frame, at a steady rate, and each shows another step", async (visit) => {
  const { page, save } = await open(visit);
  const before = await state(page);
  const loaded = () => page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name.split("/").at(-1)));
  assert.ok(!(await loaded()).includes("gif.js"));
  await press(page, tenFrames);
  await press(page, width480);
  await typeFrames(page, 7);
  const { name, bytes } = await save(gif, 60_000);
  assert.ok((await loaded()).includes("gif.js") && !(await loaded()).includes("video.js"));
  assert.equal(name, "gaussian_well-gd-adam.gif");
  const decoded = await decodeGif(page, bytes);
  assert.equal(decoded.frames.length, 7);
  assert.ok(decoded.forever);
  for (const frame of decoded.frames) {
    assert.deepEqual([frame.width, frame.height, frame.milliseconds], [480, 300, 100]);
    assert.ok(frame.changed === null || (frame.changed > 20 && frame.changed < 30_000), `${frame.changed} pixels changed`);
  }
  checkCaptions(decoded.frames.map(({ corner }) => textPlaces(corner)));
  assert.equal(await state(page), before);
});

pageTest("a video has every frame, at a steady rate, and each shows another step", async (visit) => {
  const { page, save } = await open(visit);
  const before = await state(page);
  await press(page, width480);
  await typeFrames(page, 9);
  const { name, bytes } = await save(video, 60_000);
  const { codec, packets, shown, fault, duration } = await decodeVideo(page, bytes);
  assert.match(`${name} ${codec}`, /^gaussian_well-gd-adam\.(mp4 avc1|webm vp)/);
  assert.equal(fault, null);
  assert.equal(packets.length, 9);
  assert.equal(shown.length, 9);
  assert.ok(Math.abs(duration - 9 / 25) < 1e-3, String(duration));
  for (const [k, frame] of shown.entries()) {
    assert.deepEqual([frame.width, frame.height], [480, 300]);
    assert.ok(Math.abs(frame.seconds - k / 25) < 1.1e-3, `frame ${k} is shown at ${frame.seconds} s`);
    assert.ok(frame.far === null || frame.far > 20, `frame ${k} differs by ${frame.far}`);
  }
  checkCaptions(shown.map(({ corner }) => textPlaces(corner)));
  assert.equal(await state(page), before);
});

pageTest("a film that is cancelled leaves nothing behind, and the next one is made", async (visit) => {
  const { page, save, files } = await open(visit, race.replace("&at=20", ""), { motion: "no-preference" });
  await page.evaluate(() => ravine.pause());
  await page.evaluate(() => ravine.seek(7));
  await page.evaluate(() => ravine.play());
  await typeFrames(page, 2000);
  await page.mouse.click(...gif);
  await frames(page, 20);
  const [first, later] = [await standings(page), (await frames(page, 10), await standings(page))];
  assert.equal(later.step, first.step, "time stands still");
  assert.ok(later.playing);
  await page.mouse.click(...cancel);
  await until("the race goes on", async () => (await standings(page)).step > later.step || !(await standings(page)).playing);
  assert.deepEqual(files(), []);
  await page.evaluate(() => ravine.pause());
  await until("the address follows", () => page.evaluate(() => location.hash === `#${ravine.link()}`));
  const before = await state(page);
  await typeFrames(page, 3);
  await press(page, width480);
  const { bytes } = await save(gif, 60_000);
  assert.equal((await decodeGif(page, bytes)).frames.length, 3);
  assert.equal(await state(page), before);
  assert.deepEqual(files(), []);
});

pageTest("a film from the step shown begins there, and is not changed by what is done meanwhile", async (visit) => {
  const { page, save, arrived } = await open(visit, race.replace("at=20", "at=50"));
  await press(page, tenFrames);
  await press(page, width480);
  await press(page, fromHere);
  await typeFrames(page, 5);
  const undisturbed = await save(gif, 60_000);
  await page.mouse.click(...gif);
  await frames(page, 3);
  await page.evaluate(() => ravine.load("v=1&loss=rastrigin&racers=sgd&tab=share"));
  const disturbed = await arrived(60_000);
  assert.deepEqual(disturbed.bytes, undisturbed.bytes);
  assert.equal(await linkKey(page, "loss"), "rastrigin");
});

pageTest("a film ends with a sentence when the graphics context is lost, and the race comes back", async (visit) => {
  const { page, save, files } = await open(visit);
  const before = await state(page);
  await press(page, width480);
  await typeFrames(page, 500);
  await page.mouse.click(...gif);
  await frames(page, 10);
  await page.evaluate(async () => {
    const context = document.getElementById("canvas").getContext("webgl2").getExtension("WEBGL_lose_context");
    context.loseContext();
    await new Promise((resolve) => setTimeout(resolve, 300));
    context.restoreContext();
  });
  await frames(page, 20);
  assert.equal(await state(page), before);
  assert.deepEqual(files(), []);
  await typeFrames(page, 2);
  assert.equal((await decodeGif(page, (await save(gif, 60_000)).bytes)).frames.length, 2);
});

pageTest("a film waits while the page is not seen, and is then finished", async (visit) => {
  const { page, files, arrived } = await open(visit);
  await press(page, width480);
  await typeFrames(page, 12);
  await page.mouse.click(...gif);
  await frames(page, 2);
  const front = await page.browserContext().newPage();
  await front.bringToFront();
  await until("the page is hidden", () => page.evaluate(() => document.hidden));
  await pause(2000);
  assert.deepEqual(files(), []);
  await front.close();
  await page.bringToFront();
  assert.equal((await decodeGif(page, (await arrived(60_000)).bytes)).frames.length, 12);
});

pageTest(
  "where the encoder cannot be downloaded no film is made, and all else still is",
  async (visit) => {
    const { page, save, files } = await open(visit);
    const before = await state(page);
    await page.setRequestInterception(true);
    page.on("request", (request) => (request.url().endsWith("/gif.js") ? request.abort() : request.continue()));
    await press(page, gif);
    await frames(page, 10);
    assert.deepEqual(files(), []);
    assert.equal((await save(others.json)).name, "gaussian_well-gd-adam.json");
    assert.equal(await state(page), before);
  },
  { expected: /ERR_FAILED/ },
);
