// Reads the PNG files that Ravine writes: 8-bit RGBA, not interlaced.
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";

/** @returns {{width: number, height: number, pixels: Buffer, link: string | undefined}} RGBA, top row first */
export function readPng(file) {
  const png = readFileSync(file);
  const width = png.readUInt32BE(16), height = png.readUInt32BE(20);
  const parts = [];
  let link;
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    const [keyword, text] = png.toString("latin1", at + 4, at + 8 + length).split("\0");
    if (keyword === "tEXtravine:link") link = text;
    at += 12 + length;
  }
  return { width, height, pixels: unfilter(inflateSync(Buffer.concat(parts)), 4 * width, height), link };
}

/** Each row begins with the number of its filter, which says what has been taken away from its bytes. */
function unfilter(raw, stride, height) {
  const rows = [];
  let above = Buffer.alloc(stride);
  for (let y = 0; y < height; ++y) {
    const filter = raw[y * (stride + 1)];
    const line = Buffer.from(raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    for (let i = 0; i < stride; ++i) {
      const a = i < 4 ? 0 : line[i - 4], b = above[i], c = i < 4 ? 0 : above[i - 4];
      const p = a + b - c, pa = Math.abs(p - a), pb = Math.abs(p - b), pc = Math.abs(p - c);
      const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
      line[i] += [0, a, b, (a + b) >> 1, paeth][filter];
    }
    rows.push(line);
    above = line;
  }
  return Buffer.concat(rows);
}
