# For the page, code that is not the arithmetic of races, surfaces and pictures is made small instead of fast: it would be downloaded
# for longer than it will ever run. Everything else keeps the -O2 of CMakeLists.txt. The results are the same to the last bit.
file(GLOB_RECURSE small_sources CONFIGURE_DEPENDS
  src/app/*.cpp src/platform/*.cpp src/ui/*.cpp src/lessons/*.cpp src/study/*.cpp
  src/formula/derive.cpp src/formula/graph.cpp src/formula/lexer.cpp src/formula/parse.cpp src/formula/print.cpp
  src/formula/program.cpp src/loss/surfaces.cpp src/optimizers/catalogue.cpp src/optimizers/glossary.cpp src/optimizers/rule.cpp
  src/race/config.cpp src/race/edit.cpp src/race/history.cpp src/race/lineup.cpp src/race/link*.cpp src/race/look.cpp
  src/race/milestones.cpp src/race/number.cpp src/race/player.cpp src/race/rows.cpp src/race/schedule*.cpp src/race/standings.cpp
  src/race/text.cpp src/race/verdict.cpp)
file(GLOB drawing_sources CONFIGURE_DEPENDS src/render/*.cpp) # of these, the arithmetic is in render/geometry
list(APPEND small_sources ${drawing_sources})
set_source_files_properties(${small_sources} PROPERTIES COMPILE_OPTIONS -Os)
foreach(target ravine_export fmt qrcodegen)
  target_compile_options(${target} PRIVATE -Os)
endforeach()

# Of the libraries, what nothing here calls: locales, streams, integers and floats of 128 bits, Dear ImGui's own font.
target_compile_definitions(fmt PUBLIC
  FMT_STATIC_THOUSANDS_SEPARATOR=',' FMT_USE_LOCALE=0 FMT_USE_INT128=0 FMT_USE_LONG_DOUBLE=0 FMT_USE_FLOAT128=0)
target_compile_definitions(ravine_export PRIVATE JSON_NO_IO)
target_compile_definitions(imgui PRIVATE IMGUI_DISABLE_DEFAULT_FONT)
target_include_directories(qrcodegen BEFORE PRIVATE cmake/lean)
