#include "math/random.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>

using namespace ravine;

TEST_CASE("a draw depends on seed, step and coordinate, and on nothing else") {
    CHECK(random_normal(7, 3, 1) == random_normal(7, 3, 1));
    std::set<double> draws;
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        for (std::uint64_t step = 0; step < 10; ++step) {
            for (std::uint64_t coordinate = 0; coordinate < 10; ++coordinate)
                draws.insert(random_normal(seed, step, coordinate));
        }
    }
    CHECK(draws.size() == 1000);
}

TEST_CASE("normal draws have mean 0, variance 1 and the tails of a normal distribution") {
    constexpr int count = 100'000;
    double sum = 0, squares = 0;
    int beyond_two = 0;
    for (std::uint64_t step = 0; step < count; ++step) {
        const double z = random_normal(1, step, 0);
        sum += z;
        squares += z * z;
        if (std::abs(z) > 2) ++beyond_two;
    }
    // Four standard errors each.
    CHECK(std::abs(sum / count) < 4 / std::sqrt(count));
    CHECK(std::abs(squares / count - 1) < 4 * std::sqrt(2.0 / count));
    CHECK(std::abs(beyond_two / double{count} - 0.0455) < 4 * std::sqrt(0.0455 / count));
}

TEST_CASE("uniform draws stay inside the open interval") {
    CHECK(random_uniform(0) > 0);
    CHECK(random_uniform(~std::uint64_t{0}) < 1);
}
