// Fetches and starts the program: ravine.js, which Emscripten wrote, and ravine.wasm.
import { version, wasmBytes } from "./build.js";

/**
 * A moment of the start, for a browser's own tools and tests/benchmarks/first_frame.mjs: "ravine script", "ravine downloaded",
 * "ravine compiled", "ravine instantiated", "ravine window", "ravine shaders", "ravine started", "ravine frame begins",
 * "ravine frame ends" and "ravine first frame".
 */
export const mark = (name) => performance.mark(`ravine ${name}`);

/** A failure that its sentence explains to the user; `retry` tells whether trying again can help. */
export class Failure extends Error {
  constructor(sentence, { retry = true, cause } = {}) {
    super(sentence, { cause });
    this.retry = retry;
    this.detail = cause ? String(cause.message ?? cause) : "";
  }
}

/**
 * Downloads and compiles the program.
 * @param {object} options
 * @param {number} options.attempt how many times it has failed before; another attempt asks for everything anew
 * @param {(share: number) => void} options.onProgress called with 0…1 as the download advances
 * @returns {Promise<{createRavine: Function, compiled: WebAssembly.Module}>} rejects with a Failure
 */
export async function download({ attempt, onProgress }) {
  const tag = attempt ? `${version}-${attempt}` : version;
  const [createRavine, compiled] = await Promise.all([
    importProgram(`./ravine.js?${tag}`),
    compile(`./ravine.wasm?${tag}`, onProgress),
  ]);
  return { createRavine, compiled };
}

/**
 * Runs what was downloaded.
 * @param {object} options
 * @param {HTMLCanvasElement} options.canvas
 * @param {(event: string, json: string) => void} options.onEvent what the program has to tell
 * @param {(name: string, type: string, bytes: Uint8Array) => void} options.onSave a file that it has made
 * @param {(what: string, details: string, bytes: Uint8Array) => void} options.onFilm what it has to say of one: see Films.hear
 * @param {(what: string, id: number, kind: string, link: string, numbers: Float64Array) => void} options.onJob what it has to say
 *   of one: see Workers.hear
 * @param {(reason: unknown) => void} options.onAbort called when it stops for good
 * @returns Emscripten's module, after main() has run
 */
export async function runProgram({ createRavine, compiled }, { canvas, onEvent, onSave, onFilm, onJob, onAbort }) {
  let lastWords = ""; // on its error output
  const program = await new Promise((resolve, reject) => {
    const instantiateWasm = (imports, receive) => {
      WebAssembly.instantiate(compiled, imports)
        .then((instance) => {
          mark("instantiated");
          receive(instance, compiled);
        })
        .catch((cause) => reject(explainInstantiation(cause)));
      return {}; // "later"
    };
    const printErr = (line) => {
      console.error(line);
      lastWords = line;
    };
    const stopped = (what) => onAbort(lastWords || what);
    const heard = { onRavine: onEvent, onSave, onFilm, onJob, onAbort: stopped };
    createRavine({ canvas, instantiateWasm, printErr, ...heard }).then(resolve, reject);
  });
  mark("started");
  const gaveUp = lastWords.match(/^ravine: (.*)/); // as on the command line
  if (gaveUp) throw new Failure(`Ravine cannot start here: ${gaveUp[1]}`);
  return program;
}

async function importProgram(address) {
  try {
    const { default: createRavine } = await import(address);
    mark("script");
    return createRavine;
  } catch (cause) {
    throw new Failure("A part of Ravine could not be downloaded.", { cause });
  }
}

/** Compiles while it downloads. The bytes are counted on a copy, so that the browser can cache what it compiled. */
async function compile(address, onProgress) {
  let response;
  try {
    response = await fetch(address);
  } catch (cause) {
    throw new Failure("Ravine could not be downloaded: the network does not answer.", { cause });
  }
  if (!response.ok) {
    const answer = `${response.status} ${response.statusText}`.trim();
    throw new Failure(`Ravine could not be downloaded: the server answers ${answer}.`);
  }
  const copy = response.clone();
  const counting = count(copy.body, (bytes) => onProgress(Math.min(bytes / wasmBytes, 1)));
  counting.then(() => mark("downloaded"));
  try {
    const streamable = /^application\/wasm\b/.test(response.headers.get("Content-Type"));
    const compiled = await (streamable
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer()));
    mark("compiled");
    return compiled;
  } catch (cause) {
    throw explainCompilation(await counting, cause);
  }
}

/** Reads a stream to its end, or until it breaks, and resolves to the number of bytes that came. */
async function count(stream, onBytes) {
  const reader = stream.getReader();
  let bytes = 0;
  try {
    for (let part; !(part = await reader.read()).done;) onBytes((bytes += part.value.length));
  } catch {
    // The compiler reads the same stream, and reports it.
  }
  return bytes;
}

function explainCompilation(bytes, cause) {
  const kilobytes = (count) => `${Math.round(count / 1000)} kB`;
  if (bytes < wasmBytes) {
    return new Failure(`The download broke off: ${kilobytes(bytes)} of ${kilobytes(wasmBytes)} came.`, { cause });
  }
  return new Failure(
    "The browser cannot compile Ravine. The download may be damaged; if trying again does not help, please update the browser.",
    { cause },
  );
}

function explainInstantiation(cause) {
  if (cause instanceof RangeError) {
    return new Failure("The browser has too little memory left for Ravine. Close some other tabs and try again.", {
      cause,
    });
  }
  return new Failure("The downloaded parts of Ravine do not fit together: it may have been updated at this moment.", {
    cause,
  });
}
