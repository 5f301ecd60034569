// A static server for this machine alone: node server.mjs FOLDER PORT, or serve(folder) from a test.
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { pipeline } from "node:stream";
import { fileURLToPath } from "node:url";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};
const sample = "#loss=x^2-y^2&x=-2,2&y=-2,2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=200";

const encodings = { br: ".br", gzip: ".gz" }; // of files that cmake/compress.mjs made, the shortest first

/** What to send for a file: the shortest that the browser reads. */
async function choose(file, accepted = "") {
  const plain = await stat(file);
  for (const [encoding, extension] of Object.entries(encodings)) {
    const found = accepted.includes(encoding) && (await stat(file + extension).catch(() => null));
    const isOf = found && found.mtimeMs >= plain.mtimeMs; // an older one is of a build before
    if (isOf) return { sent: file + extension, size: found.size, headers: { "Content-Encoding": encoding } };
  }
  return { sent: file, size: plain.size, headers: {} };
}

async function answer(folder, request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
  await stat(file).then((found) => found.isFile() || Promise.reject());
  const { sent, size, headers } = await choose(file, request.headers["accept-encoding"]);
  response.writeHead(200, {
    ...headers,
    "Content-Type": types[extname(file)] ?? "application/octet-stream",
    "Content-Length": size,
    Vary: "Accept-Encoding",
    "Cache-Control": "no-cache",
    "Access-Control-Allow-Origin": "*", // for frames in a sandbox, which have no origin of their own
  });
  if (request.method === "HEAD") response.end();
  else pipeline(createReadStream(sent), response, () => {});
}

/** Answers with the folder's 404.html, as hosts do. */
async function refuse(folder, response) {
  const page = await readFile(join(folder, "404.html")).catch(() => "Nothing is here.\n");
  response.writeHead(404, { "Content-Type": typeof page === "string" ? "text/plain" : types[".html"] }).end(page);
}

/** Serves a folder at a port, or at the next free one where it is busy; port 0 is any. */
export function serve(folder, port = 0) {
  const server = createServer((request, response) => {
    answer(folder, request, response).catch(() => refuse(folder, response));
  });
  return new Promise((resolve, reject) => {
    server.on("error", (error) => {
      if (error.code === "EADDRINUSE" && port < 65535) server.listen(++port, "127.0.0.1");
      else reject(error);
    });
    server.on("listening", () => resolve(server));
    server.listen(port, "127.0.0.1");
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, port] = process.argv.slice(2);
  const server = await serve(folder, Number(port));
  const address = `http://127.0.0.1:${server.address().port}/`;
  console.log(`Ravine is at ${address}\nA race: ${address}${sample}\nCtrl+C ends the server.`);
}
