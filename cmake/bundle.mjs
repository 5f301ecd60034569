// Makes one short file of a module and all that it imports, but for what the page loads by itself: node bundle.mjs NODE_MODULES FROM TO [FOLDER]
// Packages come from the folder NODE_MODULES, and scripts that the build has made from FOLDER. TO may be FROM.
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, from, to, ...folders] = process.argv.slice(2);
const { buildSync } = createRequire(join(resolve(modules), "/"))("esbuild");
buildSync({
  entryPoints: [from],
  outfile: to,
  allowOverwrite: true,
  bundle: true,
  external: ["./build.js", "./gif.js", "./video.js", "./ravine.js"],
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "eof",
  nodePaths: [modules, ...folders].map((folder) => resolve(folder)),
});
