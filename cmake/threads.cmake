# The program that the thread sanitizer watches (tests/threads): the core up to simulations, and no test framework. Sanitizers older
# than Clang 18 refuse to run where a kernel scatters addresses over more bits than they know, hence setarch.
find_package(Threads REQUIRED)
add_executable(ravine-threads tests/threads/threads.cpp)
target_link_libraries(ravine-threads PRIVATE ravine_simulation ravine_warnings Threads::Threads)
find_program(SETARCH setarch)
if(SETARCH)
  execute_process(COMMAND ${SETARCH} --addr-no-randomize true RESULT_VARIABLE refused OUTPUT_QUIET ERROR_QUIET)
endif()
if(SETARCH AND refused EQUAL 0)
  set(calmly ${SETARCH} --addr-no-randomize)
endif()
add_test(NAME threads COMMAND ${calmly} $<TARGET_FILE:ravine-threads>)
