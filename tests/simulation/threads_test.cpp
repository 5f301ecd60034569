#ifndef __EMSCRIPTEN__  // where programs have no threads
#include "threads.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;

TEST_CASE("simulations in two threads share a loss, which others evaluate meanwhile, and have the bits of one thread") {
    CHECK(threads_change_nothing());
}
#endif
