// Starts the empty page as web/loader.js starts Ravine, and leaves the same marks.
const mark = (name) => performance.mark(`ravine ${name}`);
const compiled = WebAssembly.compileStreaming(fetch("program.wasm"));
compiled.then(() => mark("compiled"));
const { default: createProgram } = await import("./program.js");
mark("script");
await createProgram({
  canvas: document.getElementById("canvas"),
  instantiateWasm(imports, receive) {
    compiled.then(async (module) => {
      const instance = await WebAssembly.instantiate(module, imports);
      mark("instantiated");
      receive(instance, module);
    });
    return {};
  },
});
mark("started");
requestAnimationFrame(() => requestAnimationFrame(() => mark("first frame")));
