// Reads PNG files of 8 bits a channel that are not interlaced: those that Ravine writes, and a browser's pictures of the screen. Here
// and not from npm, as the tests of the native program do without it.
import { inflateSync } from "node:zlib";

/**
 * @param {Buffer} png the bytes of the file
 * @returns {{width: number, height: number, data: Buffer, link: string | undefined}} RGBA, top row first, and the link in it
 */
export function readPng(png) {
  const width = png.readUInt32BE(16), height = png.readUInt32BE(20);
  const channels = { 2: 3, 6: 4 }[png[25]]; // by the type of its colours
  const parts = [];
  let link;
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    const [keyword, text] = png.toString("latin1", at + 4, at + 8 + length).split("\0");
    if (keyword === "tEXtravine:link") link = text;
    at += 12 + length;
  }
  const pixels = unfilter(inflateSync(Buffer.concat(parts)), channels, width, height);
  return { width, height, data: channels === 4 ? pixels : withAlpha(pixels), link };
}

/** Each row begins with the number of its filter, which says what has been taken away from its bytes. */
function unfilter(raw, channels, width, height) {
  const stride = channels * width;
  const rows = [];
  let above = Buffer.alloc(stride);
  for (let y = 0; y < height; ++y) {
    const filter = raw[y * (stride + 1)];
    const line = Buffer.from(raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    for (let i = 0; i < stride; ++i) {
      const a = i < channels ? 0 : line[i - channels], b = above[i], c = i < channels ? 0 : above[i - channels];
      const p = a + b - c, pa = Math.abs(p - a), pb = Math.abs(p - b), pc = Math.abs(p - c);
      const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
      line[i] += [0, a, b, (a + b) >> 1, paeth][filter];
    }
    rows.push(line);
    above = line;
  }
  return Buffer.concat(rows);
}

function withAlpha(rgb) {
  const data = Buffer.alloc((4 * rgb.length) / 3, 255);
  for (let i = 0; 3 * i < rgb.length; ++i) rgb.copy(data, 4 * i, 3 * i, 3 * i + 3);
  return data;
}
