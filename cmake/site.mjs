// Finishes the folder of the page: node site.mjs SITE FILE... writes there
//   index.html         the name of this version into its data-version
//   build.js            the size of the WebAssembly module, for a true progress bar, and the name of this version
//   service-worker.js   web/service-worker.js, after that name and the digest of every file but 404.html
// The name is a hash of all the files: the same files are the same version. The loader adds it to the program's addresses, so
// that no cache of the browser's mixes two versions.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [site, ...files] = process.argv.slice(2);
const digest = (file) => `sha256-${createHash("sha256").update(readFileSync(join(site, file))).digest("base64")}`; // as in integrity="..."

const known = new Set([...files, "404.html", "build.js", "service-worker.js"]); // hosts may have no answer but 404 for the first
for (const entry of readdirSync(site, { withFileTypes: true })) {
  if (entry.isFile() && !known.has(entry.name.replace(/\.(br|gz)$/, ""))) rmSync(join(site, entry.name));
}

const index = join(site, "index.html");
const name = (version) => writeFileSync(index, readFileSync(index, "utf8").replace(/data-version="[^"]*"/, `data-version="${version}"`));
name("");

const digests = Object.fromEntries(files.sort().map((file) => [file, digest(file)]));
const version = createHash("sha256").update(JSON.stringify(digests)).digest("hex").slice(0, 12);
const bytes = statSync(join(site, "ravine.wasm")).size;
writeFileSync(join(site, "build.js"), `export const wasmBytes = ${bytes};\nexport const version = "${version}";\n`);

name(version);

for (const file of ["index.html", "build.js"]) digests[file] = digest(file);
const facts = `const version = "${version}";\nconst files = ${JSON.stringify(digests, null, 2)};\n\n`;
writeFileSync(join(site, "service-worker.js"), facts + readFileSync(new URL("../web/service-worker.js", import.meta.url), "utf8"));
