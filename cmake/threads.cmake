# The program that the thread sanitizer watches (tests/threads): the core up to jobs, and no test framework. Sanitizers older
# than Clang 18 refuse to run where a kernel scatters addresses over more bits than they know, hence setarch.
add_executable(ravine-threads tests/threads/threads.cpp)
target_link_libraries(ravine-threads PRIVATE ravine_jobs ravine_warnings)
find_program(SETARCH setarch)
if(SETARCH)
  execute_process(COMMAND ${SETARCH} --addr-no-randomize true RESULT_VARIABLE refused OUTPUT_QUIET ERROR_QUIET)
endif()
if(SETARCH AND refused EQUAL 0)
  set(calmly ${SETARCH} --addr-no-randomize)
endif()
add_test(NAME threads COMMAND ${calmly} $<TARGET_FILE:ravine-threads>)
