// The oracle that a race's methods ask.
#include "simulation/objective_oracle.hpp"

#include "../scratch.hpp"
#include "document/link/link.hpp"
#include "simulation/race.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

using namespace ravine;

TEST_CASE("every evaluation is counted, and none twice") {
    const DecodedLink decoded =
        decode_link("loss=rosenbrock&steps=20&racers=gd,lr:0.001;nesterov,form:lookahead,lr:0.001;newton;armijo;bfgs");
    REQUIRE(decoded.complaints.empty());
    Race race(decoded.document.experiment);
    race.advance_to(race.experiment().steps);
    const auto at = [&](std::size_t racer, std::size_t step) { return race.tracks()[racer].evaluations[step]; };
    CHECK(at(0, 0) == Evaluations{});
    CHECK(at(0, 20) == Evaluations{0, 20, 0});
    CHECK(at(1, 20) == Evaluations{0, 20, 0});
    CHECK(at(2, 20) == Evaluations{0, 0, 20});
    CHECK(at(3, 20).gradients == 20);
    CHECK(at(3, 20).values > 20);
    // One gradient at the start; then each step begins where the search before it ended.
    CHECK(at(4, 1).gradients >= 2);
    CHECK(at(4, 20).gradients < 2 * 20);
}

TEST_CASE("under noise, value and gradient of the oracle still belong together") {
    const auto loss = Loss::compile("x^2 + y^2");
    REQUIRE(loss);
    Evaluations count;
    const std::vector<double> noise{0.5, -2}, origin{1, 1};
    ObjectiveOracle oracle(*loss, scratch(), count, {}, noise, origin);
    std::vector<double> g(2);
    CHECK(oracle.gradient(origin, g) == 2);
    CHECK(g == std::vector{2.5, 0.0});
    const double h = 1e-6;
    const auto value = [&](double x, double y) { return oracle.value(std::vector{x, y}); };
    CHECK(std::abs((value(1 + h, 1) - value(1 - h, 1)) / (2 * h) - g[0]) < 1e-9);
    CHECK(std::abs((value(1, 1 + h) - value(1, 1 - h)) / (2 * h) - g[1]) < 1e-9);
}
