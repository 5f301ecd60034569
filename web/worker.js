// A worker of the page: runs jobs, one after another, in a program without a screen. Messages to it are
//   {module}                    the compiled program, once, before any job
//   {id, kind, link, numbers}   a job (src/jobs/job.hpp)
// and from it, for each portion of a job
//   {id, numbers, share, ended, failure}
// A fault of its own reaches the page as an error of the worker. Whoever has no more use of a job ends the worker.
import createRavineWorker from "ravine_worker.js";

let program = null; // that comes

self.addEventListener("message", ({ data }) => {
  if (data.module) program = start(data.module);
  else program.then((running) => run(running, data)).catch(fail);
});

/** An error in a promise would be told to nobody. */
function fail(cause) {
  setTimeout(() => {
    throw cause;
  });
}

function start(module) {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports, receive) => {
      WebAssembly.instantiate(module, imports).then((instance) => receive(instance, module), reject);
      return {}; // "later"
    };
    createRavineWorker({ instantiateWasm, onAbort: (what) => reject(new Error(String(what))) }).then(resolve, reject);
  });
}

function run(running, { id, kind, link, numbers }) {
  const memory = running._job_numbers(numbers.length);
  running.HEAPF64.set(numbers, memory / 8);
  running.ccall("begin_job", null, ["string", "string"], [kind, link]);
  for (let ended = false; !ended;) {
    ended = running._next_portion() !== 0;
    const at = running._portion_numbers() / 8;
    const part = running.HEAPF64.slice(at, at + running._portion_count());
    const failure = running.UTF8ToString(running._portion_failure());
    self.postMessage({ id, numbers: part, share: running._portion_share(), ended, failure }, [part.buffer]);
  }
}
