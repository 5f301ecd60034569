// The seed of the tests that draw at random.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>

namespace ravine {

// Returns the same number in all tests of a run: 1, or what RAVINE_TEST_SEED says, which is a number or `random`. A test that
// uses it captures it, so that its failure tells how to repeat it. Programs for Node see no environment and always have 1.
inline unsigned test_seed() {
    static const unsigned seed = [] {
        const char* const asked = std::getenv("RAVINE_TEST_SEED");
        if (!asked || !*asked) return 1U;
        if (std::strcmp(asked, "random") == 0) return std::random_device{}();
        char* end = nullptr;
        const unsigned long long number = std::strtoull(asked, &end, 10);
        if (*end == '\0' && *asked != '-' && number <= ~0U) return static_cast<unsigned>(number);
        std::fprintf(stderr, "RAVINE_TEST_SEED is \"%s\"; use a number up to %u, or random.\n", asked, ~0U);
        std::exit(2);
    }();
    return seed;
}

}  // namespace ravine
