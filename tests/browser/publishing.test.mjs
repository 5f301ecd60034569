// The built folder on the servers that people have: compressed, plain, and from below the top of a host.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { build, pageTest, useBrowser } from "./harness.mjs";
import { filesOf, Site } from "./site.mjs";

useBrowser();

const site = `${build}/web/site`;
const compress = fileURLToPath(new URL("../../cmake/compress.mjs", import.meta.url));
const race = "#v=1&loss=x^2+3*y^2&racers=gd,lr:0.1&steps=50";
const decompress = { br: brotliDecompressSync, gz: gunzipSync };
const compressed = /\.(br|gz)$/;
const files = filesOf(site).filter((name) => !compressed.test(name));

test("what is compressed beside a file is that file, and shorter", () => {
  for (const name of filesOf(site).filter((each) => compressed.test(each))) {
    const [, of, extension] = /^(.*)\.(br|gz)$/.exec(name);
    const [bytes, shorter] = [readFileSync(join(site, of)), readFileSync(join(site, name))];
    assert.ok(shorter.length < bytes.length, name);
    assert.ok(decompress[extension](shorter).equals(bytes), name);
  }
  for (const name of ["ravine.wasm", "ravine.js", "index.html"]) {
    for (const extension of ["br", "gz"]) assert.ok(existsSync(join(site, `${name}.${extension}`)), name);
  }
  assert.ok(statSync(join(site, "ravine.wasm.br")).size < 0.5 * statSync(join(site, "ravine.wasm")).size);
});

test("compressing the same file again gives the same bytes, and no file where none is shorter", () => {
  const folder = mkdtempSync(join(tmpdir(), "ravine-site-"));
  try {
    for (const name of ["main.js", "build.js"]) cpSync(join(site, name), join(folder, name));
    const { status, stderr } = spawnSync(process.execPath, [compress, folder, "main.js", "build.js"], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    for (const extension of ["br", "gz"]) {
      const name = `main.js.${extension}`;
      assert.ok(readFileSync(join(folder, name)).equals(readFileSync(join(site, name))));
    }
    assert.ok(!existsSync(join(folder, "build.js.gz")));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the worker keeps every file, with its digest, and nothing else", () => {
  const worker = readFileSync(join(site, "service-worker.js"), "utf8");
  const kept = JSON.parse(/const files = (\{[^}]*\})/.exec(worker)[1]);
  assert.deepEqual(Object.keys(kept).sort(), files.filter((name) => !["404.html", "service-worker.js"].includes(name)).sort());
  for (const [name, digest] of Object.entries(kept)) {
    assert.equal(digest, `sha256-${createHash("sha256").update(readFileSync(join(site, name))).digest("base64")}`, name);
  }
});

pageTest("a compressed download moves the bar all the way, and from below the top", async (visit) => {
  const copy = new Site("some/where/");
  try {
    await copy.open();
    const encodings = new Map();
    const page = await visit(race, {
      at: copy.address,
      prepare: async (fresh) => {
        fresh.on("response", (response) =>
          encodings.set(new URL(response.url()).pathname.split("/").at(-1), response.headers()["content-encoding"]),
        );
        await fresh.evaluateOnNewDocument(() => {
          window.shares = [];
          new MutationObserver(() => {
            const share = document.querySelector("progress")?.value;
            if (share !== undefined) window.shares.push(share);
          }).observe(document, { childList: true, subtree: true, characterData: true });
        });
      },
    });
    for (const name of ["ravine.wasm", "ravine.js", "main.js"]) assert.match(encodings.get(name), /^(br|gzip)$/, name);
    const shares = await page.evaluate(() => window.shares);
    assert.deepEqual(shares, [...shares].sort((a, b) => a - b));
    assert.equal(shares.at(-1), 1);
  } finally {
    await copy.end();
  }
});

/** Python's own server of files, which compresses nothing. */
async function servePlain(folder) {
  const server = spawn("python3", ["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", folder]);
  const port = await new Promise((resolve, reject) => {
    server.on("error", reject);
    server.stdout.on("data", (data) => /port (\d+)/.test(data) && resolve(/port (\d+)/.exec(data)[1]));
  });
  return { port, close: () => server.kill() };
}

const python = spawnSync("python3", ["--version"]).status === 0;
if (python) {
  pageTest("a plain server of files is enough", async (visit) => {
    const plain = await servePlain(`${build}/web`);
    try {
      const page = await visit(race, { at: `http://127.0.0.1:${plain.port}/site/` });
      assert.match(await page.evaluate(() => ravine.link()), /3\*y\^2/);
      await page.evaluate(() => navigator.serviceWorker.ready);
    } finally {
      plain.close();
    }
  });
} else {
  test("a plain server of files is enough", { skip: "python3 is missing, whose server this is about" }, () => {});
}
