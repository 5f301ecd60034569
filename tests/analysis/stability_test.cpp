#include "analysis/stability.hpp"

#include "../document/clean_link.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace ravine;

TEST_CASE("gradient descent is stable up to a sharpness of 2/lr, at each step") {
    const Experiment experiment = clean_document("racers=gd,lr:0.1;gd,lr:0.1/t;own&define=own{x=x-0.1*g}").experiment;
    const auto constant = StabilityLimit::of(experiment, 0), falling = StabilityLimit::of(experiment, 1);
    REQUIRE(constant);
    REQUIRE(falling);
    CHECK(constant->is_constant());
    CHECK(constant->at(7) == Catch::Approx(20));
    CHECK(falling->at(0) == Catch::Approx(20));
    CHECK(falling->at(3) == Catch::Approx(80));
    CHECK_FALSE(StabilityLimit::of(experiment, 2));
    CHECK_FALSE(StabilityLimit::of(experiment, 3));
}
