// Films from the Share panel, decoded by the browser. Places are those of a desktop.
import assert from "node:assert/strict";
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from "../../web/node_modules/mediabunny/dist/modules/src/index.js";
import { open, press, race, state } from "./downloads.mjs";
import { frames, link, linkKey, pageTest, pause, standings, until, useBrowser } from "./harness.mjs";

useBrowser();

const tenFrames = [1080, 545], width480 = [1085, 580], frameCount = [1094, 615], fromHere = [1101, 650];
const video = [1011, 650], gif = [1061, 650], cancel = [1119, 579];
const json = [1168, 455];

async function typeFrames(page, count) {
  await press(page, frameCount);
  await page.keyboard.type(String(count), { delay: 20 });
  await page.keyboard.press("Enter");
  await frames(page, 4);
}

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

pageTest("a film of networks that still train waits for them, and is that of trained ones", async (visit) => {
  const link = "#v=1&net=2-32-32-1&dataset=moons,rows:1000&racers=gd,lr:0.5;adam&steps=900&tab=share";
  const { page, save } = await open(visit, link);
  await press(page, tenFrames);
  await press(page, width480);
  await typeFrames(page, 5);
  assert.match((await standings(page)).progress, /^Training/);
  const early = await save(gif, 120_000);
  await until("they are trained", async () => (await standings(page)).progress === null);
  const late = await save(gif, 60_000);
  const decoded = await decodeGif(page, late.bytes);
  assert.equal(decoded.frames.length, 5);
  for (const { changed } of decoded.frames.slice(1)) assert.ok(changed > 20, `${changed} pixels changed`);
  checkCaptions(decoded.frames.map(({ corner }) => textPlaces(corner)));
  assert.deepEqual(early.bytes, late.bytes);
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

pageTest("a picture that is asked for while a film is made comes after the film, which is whole", async (visit) => {
  const { page, arrived } = await open(visit);
  await typeFrames(page, 20);
  await press(page, width480);
  await page.mouse.click(...gif);
  await frames(page, 4);
  await page.evaluate(() => [...document.querySelectorAll("#controls button")].find((it) => it.textContent === "Picture").click());
  const film = await arrived(60_000), picture = await arrived(20_000);
  assert.match(film.name, /\.gif$/);
  assert.equal((await decodeGif(page, film.bytes)).frames.length, 20);
  assert.match(picture.name, /\.png$/);
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
    assert.equal((await save(json)).name, "gaussian_well-gd-adam.json");
    assert.equal(await state(page), before);
  },
  { expected: /ERR_FAILED/ },
);
