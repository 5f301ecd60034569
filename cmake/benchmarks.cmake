# The benchmarks of tests/benchmarks: the program ravine-benchmark, which scripts/benchmark builds natively and for Node. It is
# measured by hand only; CTest runs it over a few points, so that it cannot rot.
add_executable(ravine-benchmark tests/benchmarks/benchmark.cpp)
target_link_libraries(ravine-benchmark PRIVATE ravine_program ravine_geometry ravine_warnings ravine_lean)
target_compile_options(ravine-benchmark PRIVATE -O3) # what is written by hand shall have every chance
add_test(NAME benchmark COMMAND ravine-benchmark 10 2)
