# The program of the page's workers: the core without a screen, as build/web/worker/ravine_worker.js and .wasm. The page loads it
# when the first long job is submitted. web/worker.js becomes one script with the .js.
set(worker ${PROJECT_BINARY_DIR}/worker)
add_executable(ravine-worker src/worker/main.cpp)
set_target_properties(ravine-worker PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${worker} OUTPUT_NAME ravine_worker)
target_link_libraries(ravine-worker PRIVATE ravine_jobs ravine_warnings ravine_lean)
target_link_options(ravine-worker PRIVATE
  -Oz --no-entry -sMODULARIZE -sEXPORT_NAME=createRavineWorker -sENVIRONMENT=worker
  -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0 -sMALLOC=emmalloc -sEXPORTED_RUNTIME_METHODS=ccall,UTF8ToString
  -sEXPORTED_FUNCTIONS=_job_numbers,_begin_job,_next_portion,_portion_numbers,_portion_count,_portion_share,_portion_failure)

add_custom_command(OUTPUT ${site}/worker.js ${site}/ravine_worker.wasm
  COMMAND node ${PROJECT_SOURCE_DIR}/cmake/bundle.mjs ${npm} ${PROJECT_SOURCE_DIR}/web/worker.js ${site}/worker.js ${worker}
  COMMAND ${CMAKE_COMMAND} -E copy ${worker}/ravine_worker.wasm ${site}/ravine_worker.wasm
  DEPENDS ravine-worker web/worker.js cmake/bundle.mjs ${packages} COMMENT "Bundling worker.js" VERBATIM)
list(APPEND files worker.js ravine_worker.wasm)
list(APPEND copies ${site}/worker.js ${site}/ravine_worker.wasm)
