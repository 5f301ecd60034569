// The command line as the tests run it: the native program, and the WebAssembly one, whose code is compiled once a process.
import { spawnSync } from "node:child_process";
import nodeFiles, { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

export const build = process.env.RAVINE_BUILD ?? fileURLToPath(new URL("../../build", import.meta.url));
export const native = `${build}/native/ravine-cli`;
export const wasm = `${build}/web/ravine-cli.js`;

/** Why tests of the WebAssembly program are skipped, or false. */
export const skip = existsSync(wasm) ? false : `there is no ${wasm}: build the preset web for this test`;

/** Runs a program to its end. @returns {{status: number, stdout: string, stderr: string}} */
export function run(program, args, input = "") {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", input, timeout: 200_000, maxBuffer: 1 << 28 });
  if (error) throw error;
  return { status, stdout, stderr };
}

export const cli = (...args) => run(native, args);

let compiled; // the script and its code

/** Runs the WebAssembly program in this process, each time in a memory of its own, and returns what run() does. */
export function cliWasm(...args) {
  compiled ??= {
    script: new Function("Module", "require", "process", "module", "__dirname", readFileSync(wasm, "utf8")),
    code: new WebAssembly.Module(readFileSync(wasm.replace(/js$/, "wasm"))),
  };
  const written = { 1: [], 2: [] };
  const files = {
    ...nodeFiles,
    writeSync(file, bytes, from, length, at) {
      if (!(file in written)) return nodeFiles.writeSync(file, bytes, from, length, at);
      written[file].push(Buffer.from(bytes.subarray(from, from + length)));
      return length;
    },
    closeSync: (file) => file > 2 && nodeFiles.closeSync(file), // it closes all that it has as it ends
  };
  const modules = createRequire(wasm);
  let status = 0;
  const Module = {
    instantiateWasm(imports, receive) {
      const instance = new WebAssembly.Instance(compiled.code, imports);
      receive(instance);
      return instance.exports;
    },
    quit(code, cause) {
      status = code;
      throw cause;
    },
  };
  const own = { argv: ["node", wasm, ...args], on() {} };
  const program = new Proxy(process, { get: (all, name) => own[name] ?? (typeof all[name] === "function" ? all[name].bind(all) : all[name]) });
  compiled.script(Module, (name) => (name.replace("node:", "") === "fs" ? files : modules(name)), program, {}, dirname(wasm));
  const text = (file) => Buffer.concat(written[file]).toString("utf8");
  return { status, stdout: text(1), stderr: text(2) };
}
