// Copies of the built page that a test serves from where it likes, changes and takes away.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/server.mjs";
import { build } from "./harness.mjs";

const finish = fileURLToPath(new URL("../../cmake/site.mjs", import.meta.url));
const made = /^(build|service-worker)\.js$|\.(br|gz)$/; // by the build, from all others

/** The names of the files in a folder, without those of the folders in it. */
export const filesOf = (folder) =>
  readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);

/** A copy in a temporary folder; `path` is where in what is served, such as "some/where/". */
export class Site {
  #root = mkdtempSync(join(tmpdir(), "ravine-site-"));
  #server = null;
  #port = 0;

  constructor(path = "") {
    this.path = path;
    this.folder = join(this.#root, path);
    cpSync(`${build}/web/site`, this.folder, { recursive: true, preserveTimestamps: true });
  }

  /** Makes it another version, whose parts can be told by `mark`: see marks in offline.test.mjs. */
  mark(mark) {
    const compressed = filesOf(this.folder).filter((name) => /\.(br|gz)$/.test(name));
    for (const name of compressed) rmSync(join(this.folder, name));
    const page = readFileSync(join(this.folder, "index.html"), "utf8");
    this.write("index.html", page.replace(/<html lang="en"[^>]*/, `<html lang="en" data-version="" data-mark="${mark}"`));
    appendFileSync(join(this.folder, "main.js"), `\nglobalThis.mark = ${mark};\n`);
    this.write("late.js", `export const mark = ${mark};\n`);
    const files = filesOf(this.folder).filter((name) => !made.test(name));
    const { status, stderr } = spawnSync(process.execPath, [finish, this.folder, ...files], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
  }

  write(file, text) {
    writeFileSync(join(this.folder, file), text);
  }

  remove(file) {
    rmSync(join(this.folder, file));
  }

  get address() {
    return `http://127.0.0.1:${this.#port}/${this.path}`;
  }

  /** Starts to serve, at the same port whenever it is called again. */
  async open() {
    this.#server = await serve(this.#root, this.#port);
    this.#port = this.#server.address().port;
  }

  /** Takes the server away: the network is gone. */
  async close() {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => (this.#server ? this.#server.close(resolve) : resolve()));
    this.#server = null;
  }

  async end() {
    await this.close();
    rmSync(this.#root, { recursive: true, preserveTimestamps: true });
  }
}
