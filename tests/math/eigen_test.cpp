#include "math/eigen.hpp"

#include "../seed.hpp"

#include <catch2/catch_test_macros.hpp>
#include <random>

using namespace ravine;

TEST_CASE("eigenvalues and eigenvectors put the matrix together again") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    for (int i = 0; i < 1000; ++i) {
        const double scale = std::pow(10.0, 100 * normal(random) / 3);
        const double xx = scale * normal(random), xy = i % 5 ? scale * normal(random) : 0,
                     yy = i % 7 ? scale * normal(random) : xx;
        const Eigen e = eigen(xx, xy, yy);
        const double close = 1e-14 * e.largest();
        CHECK(e.low <= e.high);
        CHECK(e.smallest() <= e.largest());
        CHECK(std::abs(length(e.x, e.y) - 1) < 1e-15);
        CHECK(std::abs(e.high * e.x * e.x + e.low * e.y * e.y - xx) <= close);
        CHECK(std::abs((e.high - e.low) * e.x * e.y - xy) <= close);
        CHECK(std::abs(e.high * e.y * e.y + e.low * e.x * e.x - yy) <= close);
    }
}

TEST_CASE("a length does not overflow on the way") {
    CHECK(std::abs(length(3e200, 4e200) / 5e200 - 1) < 1e-15);
    CHECK(std::abs(length(3e-200, 4e-200) / 5e-200 - 1) < 1e-15);
    CHECK(length(0, 0) == 0);
    CHECK(std::isnan(length(0, std::nan(""))));
}
