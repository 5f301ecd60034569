# Writes SITE/build.js: the size of the WebAssembly module, for a true progress bar, and a short hash of the program, which
# the loader adds to its addresses so that no cache mixes two versions.
file(SIZE ${SITE}/ravine.wasm bytes)
file(SHA256 ${SITE}/ravine.wasm wasm)
file(SHA256 ${SITE}/ravine.js js)
string(SHA256 hash ${wasm}${js})
string(SUBSTRING ${hash} 0 12 version)
file(WRITE ${SITE}/build.js "export const wasmBytes = ${bytes};\nexport const version = \"${version}\";\n")
