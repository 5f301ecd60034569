// An SVG as a square PNG: node icon.mjs web/node_modules IN.svg SIDE OUT.png
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, svg, side, png] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), "/"));
const { initWasm, Resvg } = require("@resvg/resvg-wasm");

await initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm")));
const picture = new Resvg(readFileSync(svg, "utf8"), { fitTo: { mode: "width", value: Number(side) } });
writeFileSync(png, picture.render().asPng());
