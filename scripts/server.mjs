// A static server for this machine alone: node server.mjs FOLDER PORT. A busy port: the next free one.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const types = {
  ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".png": "image/png",
  ".svg": "image/svg+xml", ".wasm": "application/wasm", ".webmanifest": "application/manifest+json",
};
const sample = "#loss=x^2-y^2&x=-2,2&y=-2,2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=200";

const [folder, firstPort] = process.argv.slice(2);

const server = createServer(async (request, response) => {
  try {
    const { pathname } = new URL(request.url, "http://localhost");
    const path = join(folder, normalize(decodeURIComponent(pathname)), pathname.endsWith("/") ? "index.html" : "");
    const { size } = await stat(path);
    const type = types[extname(path)] ?? "application/octet-stream";
    response.writeHead(200, { "Content-Type": type, "Content-Length": size, "Cache-Control": "no-cache" });
    if (request.method === "HEAD") response.end();
    else createReadStream(path).pipe(response);
  } catch {
    response.writeHead(404, { "Content-Type": "text/plain" }).end("There is nothing here.\n");
  }
});

let port = Number(firstPort);
server.on("error", (error) => {
  if (error.code !== "EADDRINUSE" || port >= 65535) throw error;
  server.listen(++port, "127.0.0.1");
});
server.on("listening", () => {
  const address = `http://127.0.0.1:${port}/`;
  console.log(`Ravine is at ${address}\nA race:      ${address}${sample}\nCtrl+C ends the server.`);
});
server.listen(port, "127.0.0.1");
