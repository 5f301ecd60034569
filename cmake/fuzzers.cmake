# The fuzzers of tests/fuzz: one program each, which the target `fuzzers` builds. CTest runs each for ten seconds, scripts/fuzz for longer.
# libFuzzer prints its seed; what it finds stands in the build folder's results as fuzz-TARGET-crash-….
add_custom_target(fuzzers)
file(GLOB fuzzers CONFIGURE_DEPENDS tests/fuzz/*.cpp)
foreach(source IN LISTS fuzzers)
  cmake_path(GET source STEM name)
  add_executable(fuzz-${name} ${source})
  add_dependencies(fuzzers fuzz-${name})
  target_include_directories(fuzz-${name} PRIVATE tests/fuzz)
  target_link_libraries(fuzz-${name} PRIVATE ravine_export ravine_warnings)
  target_link_options(fuzz-${name} PRIVATE -fsanitize=fuzzer)
  set(corpus ${PROJECT_BINARY_DIR}/corpus/${name}) # what the fuzzer learns by itself; what is worth keeping stands in tests/fuzz
  file(MAKE_DIRECTORY ${corpus})
  add_test(NAME fuzz-${name} COMMAND fuzz-${name} -max_total_time=10 -timeout=10 -rss_limit_mb=1000 -print_final_stats=1
    -dict=${PROJECT_SOURCE_DIR}/tests/fuzz/ravine.dict -artifact_prefix=${results}/fuzz-${name}-
    ${corpus} ${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name})
endforeach()
