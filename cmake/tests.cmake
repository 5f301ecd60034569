# The tests, each runner one test of CTest's. Every runner also writes what it counted to build/PRESET/results, as JUnit
# XML (Catch2) or TAP (Node).
#
#   native, native-asan, node   ravine-tests: tests/**.cpp
#   native                      tests/**.test.mjs, but for those of
#   web                         tests/browser/**.test.mjs
enable_testing()
set(results ${PROJECT_BINARY_DIR}/results)
file(MAKE_DIRECTORY ${results})

if(RAVINE_TESTS)
  file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS tests/*.cpp)
  list(FILTER test_sources EXCLUDE REGEX /node_modules/)
  if(NOT test_sources)
    return()
  endif()
  add_executable(ravine-tests ${test_sources})
  target_compile_definitions(ravine-tests PRIVATE RAVINE_TESTS_DIR="${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(ravine-tests PRIVATE ravine_core ravine_warnings Catch2::Catch2WithMain)
  if(EMSCRIPTEN)
    target_compile_options(Catch2 PUBLIC -fexceptions)
    target_link_options(ravine-tests PRIVATE -fexceptions)
  endif()
  add_test(NAME ravine-tests
    COMMAND ravine-tests --reporter console --reporter junit::out=${results}/ravine-tests.xml)
endif()
