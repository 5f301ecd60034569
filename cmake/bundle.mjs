// Bundles a module with what it imports from web/node_modules into one file, without what it does not use: node bundle.mjs FROM TO
import { createRequire } from "node:module";

const [from, to] = process.argv.slice(2);
const { buildSync } = createRequire(from)("esbuild");
buildSync({ entryPoints: [from], outfile: to, bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "eof" });
