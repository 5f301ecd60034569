// Reads PNG files: those that Ravine writes, and pictures of the screen.
import { PNG } from "pngjs";

/**
 * @param {Buffer} bytes a PNG file's
 * @returns {{width: number, height: number, data: Buffer, link: string | undefined}} RGBA, top row first, and the link in it
 */
export function readPng(bytes) {
  const { width, height, data } = PNG.sync.read(bytes);
  return { width, height, data, link: linkOf(bytes) };
}

/** A PNG file is a row of parts: a length, a type of four letters, so many bytes, and a checksum. */
function linkOf(png) {
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const [keyword, text] = png.toString("latin1", at + 4, at + 8 + length).split("\0");
    if (keyword === "tEXtravine:link") return text;
    at += 12 + length;
  }
}
