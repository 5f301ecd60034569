// A film as a GIF: 255 colours a frame. A pixel that has not changed since the frame before is left as it was, so that what
// stands still neither flickers nor costs bytes, and all colours of a frame are for what moves.
/*! Contains gifenc, Copyright (c) 2017 Matt DesLauriers, MIT licence */
import { GIFEncoder, applyPalette, quantize } from "gifenc";

const mostColours = 255; // and one that stands for "as it was"

/** @param {{width: number, height: number, framesPerSecond: number}} format */
export async function createEncoder({ width, height, framesPerSecond }) {
  const gif = GIFEncoder();
  const count = width * height;
  const delay = 1000 / framesPerSecond;
  const changed = new Uint32Array(count); // the pixels that have, one after the other
  const places = new Uint32Array(count); // and where they are
  let before = null;

  return {
    file: { ending: ".gif", type: "image/gif" },

    /** @param {Uint8Array} rgba */
    async add(rgba) {
      const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, count);
      let many = 0;
      for (let i = 0; i < count; ++i) {
        if (before && before[i] === pixels[i]) continue;
        changed[many] = pixels[i];
        places[many++] = i;
      }
      before = pixels;
      const bytes = new Uint8Array(changed.buffer, 0, 4 * many);
      const palette = many ? quantize(bytes, mostColours) : [];
      const colours = many ? applyPalette(bytes, palette) : [];
      const transparentIndex = palette.length;
      const index = new Uint8Array(count).fill(transparentIndex);
      for (let k = 0; k < many; ++k) index[places[k]] = colours[k];
      const keep = 1; // what is there stays under the next frame
      gif.writeFrame(index, width, height, {
        palette: [...palette, [0, 0, 0]],
        delay,
        transparent: true,
        transparentIndex,
        dispose: keep,
      });
    },

    /** @returns {Promise<Uint8Array>} the file */
    async finish() {
      gif.finish();
      return gif.bytes();
    },

    async drop() {},
  };
}
