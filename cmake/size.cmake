# For the page, code that is not the arithmetic of races, studies, surfaces and pictures is made small instead of fast: it would be
# downloaded for longer than it will ever run. Everything else keeps the -O2 of CMakeLists.txt. The results are the same to the last
# bit. Rooms say so of themselves (rooms.cmake); of others a part is small.
file(GLOB small_formula CONFIGURE_DEPENDS
  src/formula/notation/*.cpp src/formula/corrections/*.cpp
  src/formula/compose.cpp src/formula/derive.cpp src/formula/error.cpp src/formula/graph.cpp src/formula/lexer.cpp
  src/formula/names.cpp src/formula/number.cpp src/formula/parse.cpp src/formula/parse_tokens.cpp src/formula/print.cpp
  src/formula/program/program.cpp)
# Of the optimizers all but what takes steps: rules run as programs.
file(GLOB small_optimizers CONFIGURE_DEPENDS src/optimizers/*.cpp src/optimizers/methods/*/*.cpp)
list(FILTER small_optimizers EXCLUDE REGEX "/(line_search|armijo|cg|bfgs|lbfgs|newton)\\.cpp$")
set(small_simulation batches compose_step race_part rule_layout)
list(TRANSFORM small_simulation REPLACE "(.+)" "${PROJECT_SOURCE_DIR}/src/simulation/\\1.cpp")
set(small_analysis condense followed_number inspector row_fit standings timeline_events typeset walk)
list(TRANSFORM small_analysis REPLACE "(.+)" "${PROJECT_SOURCE_DIR}/src/analysis/\\1.cpp")
set(small_geometry ground/border ground/curve ground/focus ground/overview ground/thumbnail paths/placement paths/rolling paths/strokes
  labels/arrows labels/badges labels/chart_extent labels/chart_scale labels/chips labels/contour_labels labels/label_layout labels/marks labels/share labels/ticks
  view/camera view/filling view/flight view/sharpness) # what there is little of in a frame
list(TRANSFORM small_geometry REPLACE "(.+)" "${PROJECT_SOURCE_DIR}/src/render/geometry/\\1.cpp")

# ravine_make_small(TARGET SOURCE...): compiles some sources of a library apart, for a precompiled header is for one way to optimise.
function(ravine_make_small target)
  set(small ${target}_small)
  add_library(${small} OBJECT ${ARGN})
  target_include_directories(${small} PRIVATE $<TARGET_PROPERTY:${target},INTERFACE_INCLUDE_DIRECTORIES>
    $<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>)
  get_target_property(libraries ${target} INTERFACE_LINK_LIBRARIES)
  target_link_libraries(${small} PRIVATE ${libraries} ravine_warnings ravine_lean)
  target_compile_options(${small} PRIVATE -Oz)
  ravine_precompile_as(${small} ravine_text)
  get_target_property(sources ${target} SOURCES)
  list(REMOVE_ITEM sources ${ARGN})
  set_target_properties(${target} PROPERTIES SOURCES "${sources}")
  target_sources(${target} PRIVATE $<TARGET_OBJECTS:${small}>)
endfunction()
ravine_make_small(ravine_formula ${small_formula})
ravine_make_small(ravine_optimizers ${small_optimizers})
ravine_make_small(ravine_loss ${PROJECT_SOURCE_DIR}/src/loss/surfaces.cpp)
ravine_make_small(ravine_simulation ${small_simulation})
ravine_make_small(ravine_analysis ${small_analysis})
ravine_make_small(ravine_geometry ${small_geometry})
foreach(target ravine ravine_session ravine_export fmt qrcodegen imgui SDL2) # of the picture, the arithmetic is in render/geometry
  target_compile_options(${target} PRIVATE -Oz)
endforeach()

# Of the libraries, what nothing here calls: locales, streams, integers and floats of 128 bits, Dear ImGui's own font. Dear
# ImGui's checks for wrong calls stay in the native program, where tests run them, too.
target_compile_definitions(fmt PUBLIC
  FMT_STATIC_THOUSANDS_SEPARATOR=',' FMT_USE_LOCALE=0 FMT_USE_INT128=0 FMT_USE_LONG_DOUBLE=0 FMT_USE_FLOAT128=0)
target_compile_definitions(ravine_export PRIVATE JSON_NO_IO)
target_compile_definitions(imgui PRIVATE IMGUI_DISABLE_DEFAULT_FONT "IM_ASSERT_USER_ERROR(correct,sentence)=((void)(correct))")
target_include_directories(qrcodegen BEFORE PRIVATE cmake/lean)
