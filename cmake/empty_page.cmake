# The target `empty_page`: build/web/empty, a page of SDL2 and Dear ImGui and nothing else, from the same dependencies and with the
# same flags as Ravine's. tests/benchmarks/first_frame.mjs measures both.
set(empty ${PROJECT_BINARY_DIR}/empty)
set(sources ${PROJECT_SOURCE_DIR}/tests/benchmarks/empty_page)

add_executable(empty_program tests/benchmarks/empty_page/program.cc) # no .cpp: those are of the tests
target_link_libraries(empty_program PRIVATE ravine_fonts imgui SDL2::SDL2 ravine_page ravine_warnings ravine_lean)
set_target_properties(empty_program PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${empty} OUTPUT_NAME program)

add_custom_target(empty_page ALL
  COMMAND ${CMAKE_COMMAND} -E copy ${sources}/index.html ${sources}/main.js ${empty}
  COMMAND node ${PROJECT_SOURCE_DIR}/cmake/bundle.mjs ${npm} ${empty}/program.js ${empty}/program.js
  COMMAND node ${PROJECT_SOURCE_DIR}/cmake/compress.mjs ${empty} index.html main.js program.js program.wasm
  DEPENDS empty_program VERBATIM)
