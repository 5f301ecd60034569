// Puts FILE.br and FILE.gz beside each file of a folder, for servers that send them in its place: node compress.mjs FOLDER FILE...
// A file that they do not make smaller has none. The same bytes give the same bytes.
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const { BROTLI_PARAM_QUALITY, BROTLI_MAX_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_MAX_WINDOW_BITS, BROTLI_PARAM_SIZE_HINT } = constants;
const encodings = {
  br: (bytes) =>
    brotliCompressSync(bytes, {
      params: {
        [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY,
        [BROTLI_PARAM_LGWIN]: BROTLI_MAX_WINDOW_BITS,
        [BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes) => gzipSync(bytes, { level: 9 }),
};
const age = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const [folder, ...files] = process.argv.slice(2);
for (const file of files.map((name) => join(folder, name))) {
  for (const [extension, compress] of Object.entries(encodings)) {
    const place = `${file}.${extension}`;
    if (age(place) > age(file)) continue;
    const bytes = readFileSync(file);
    const compressed = compress(bytes);
    if (compressed.length < bytes.length) writeFileSync(place, compressed);
    else rmSync(place, { force: true });
  }
}
