# The tests. Each runner is one test of CTest's, and leaves what it counted in build/PRESET/results/RUNNER.xml (Catch2) or
# RUNNER.tap (Node), where scripts/test finds it.
#
#   native, native-asan, web    ravine-tests-0 to -3 tests/**.cpp, a quarter of the cases each; web: those of numbers, in Node
#   native, web                 benchmark            tests/benchmarks/benchmark.cpp, over a few points
#   native-asan                 fuzz-TARGET          tests/fuzz/TARGET.cpp for ten seconds
#   native-tsan                 threads              tests/threads/threads.cpp
#   native                      javascript-FOLDER    tests/FOLDER/**.test.mjs but for the page's; they find the programs in
#                                                    $RAVINE_BUILD/native
#                               rules                25,000 random rules (tests/simulation/definitions_test.cpp)
#                               format               clang-format, where there is the version that .clang-format is for
#   web                         page                 tests/web, tests/browser and tests/benchmarks: those that need
#                                                    tests/node_modules, and the native build
#
# CTest runs two at a time, as the presets say.
enable_testing()
set(results ${PROJECT_BINARY_DIR}/results)
file(MAKE_DIRECTORY ${results})

if(RAVINE_HEADLESS)
  file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS tests/*.cpp)
  list(FILTER test_sources EXCLUDE REGEX "/node_modules/|/fuzz/|/threads/|/benchmarks/benchmark\\.cpp$")
  if(EMSCRIPTEN) # what is left out has nothing of its own in WebAssembly, or is tested in the page and by the command line in Node
    list(FILTER test_sources EXCLUDE REGEX "/tests/(analysis|app|benchmarks|document|export|jobs|lessons|player|render|studies|ui)/")
  endif()
  add_executable(ravine-tests ${test_sources})
  target_compile_definitions(ravine-tests PRIVATE RAVINE_TESTS_DIR="${PROJECT_SOURCE_DIR}/tests"
    RAVINE_BRIEF=$<OR:$<BOOL:${RAVINE_SANITIZE}>,$<BOOL:${EMSCRIPTEN}>>) # slower: the largest repetitions may be fewer
  target_link_libraries(ravine-tests PRIVATE ravine_program ravine_session ravine_warnings Catch2::Catch2WithMain)
  ravine_precompile(ravine-tests <catch2/catch_approx.hpp> <catch2/catch_test_macros.hpp>)
  target_compile_options(ravine-tests PRIVATE -O1) # a quarter faster to compile; the libraries have flags of their own
  if(EMSCRIPTEN)
    target_compile_options(Catch2 PUBLIC -fexceptions)
    target_link_options(ravine-tests PRIVATE -fexceptions)
  else()
    find_package(Threads REQUIRED)
    target_link_libraries(ravine-tests PRIVATE Threads::Threads)
  endif()
  if(RAVINE_SANITIZE) # what is tested is watched, not the tests, which are most of the code
    target_compile_options(ravine-tests PRIVATE -fno-sanitize=all)
  endif()
  foreach(part RANGE 3) # two side by side; with more parts the slow cases are spread more evenly
    add_test(NAME ravine-tests-${part} COMMAND ravine-tests --shard-count 4 --shard-index ${part}
      --durations yes --reporter console --reporter xml::out=${results}/ravine-tests-${part}.xml)
  endforeach()
  if(RAVINE_FUZZ)
    include(cmake/fuzzers.cmake)
  endif()
  if(NOT RAVINE_SANITIZE)
    include(cmake/benchmarks.cmake)
  endif()
endif()

if(RAVINE_THREAD_SANITIZER)
  include(cmake/threads.cmake)
endif()

# ravine_node_tests(NAME COMMAND...): a test whose command finds all builds by the environment
function(ravine_node_tests name)
  add_test(NAME ${name} COMMAND node ${ARGN})
  cmake_path(GET PROJECT_BINARY_DIR PARENT_PATH builds)
  set_tests_properties(${name} PROPERTIES ENVIRONMENT RAVINE_BUILD=${builds} TIMEOUT 2700)
endfunction()

if(RAVINE_APP)
  file(GLOB_RECURSE scripts CONFIGURE_DEPENDS tests/*.test.mjs)
  list(FILTER scripts EXCLUDE REGEX /node_modules/)
  set(page_scripts ${scripts})
  list(FILTER page_scripts INCLUDE REGEX /tests/\(web|browser|benchmarks\)/)
  list(REMOVE_ITEM scripts ${page_scripts})
  if(EMSCRIPTEN)
    ravine_npm(tests driver)
    add_custom_target(driver ALL DEPENDS ${driver})
    ravine_node_tests(page ${PROJECT_SOURCE_DIR}/tests/browser/run.mjs ${results}/page.tap ${page_scripts})
    set_tests_properties(page PROPERTIES PROCESSORS 2) # two browsers
  else()
    foreach(folder app build cli optimizers architecture)
      set(of_folder ${scripts})
      list(FILTER of_folder INCLUDE REGEX /tests/${folder}/)
      list(REMOVE_ITEM scripts ${of_folder})
      ravine_node_tests(javascript-${folder} --test --test-reporter=spec --test-reporter-destination=stdout
        --test-reporter=tap --test-reporter-destination=${results}/javascript-${folder}.tap ${of_folder})
    endforeach()
    set_tests_properties(javascript-app javascript-cli PROPERTIES COST 200) # begun first, for they take longest
    if(scripts)
      message(FATAL_ERROR "No runner of tests/ takes ${scripts}.")
    endif()
    add_test(NAME rules COMMAND ravine-tests "rules at random are read*" --reporter console
      --reporter xml::out=${results}/rules.xml)
    set_tests_properties(rules PROPERTIES ENVIRONMENT RAVINE_RULES=25000 TIMEOUT 900)
    find_program(CLANG_FORMAT clang-format-14) # every version has a taste of its own
    if(CLANG_FORMAT)
      file(GLOB_RECURSE formatted CONFIGURE_DEPENDS src/*.cpp src/*.hpp tests/*.cpp tests/*.hpp)
      list(FILTER formatted EXCLUDE REGEX /node_modules/)
      add_test(NAME format COMMAND ${CLANG_FORMAT} --dry-run --Werror --ferror-limit=1 ${formatted})
    endif()
  endif()
endif()
