#include "analysis/slice.hpp"

#include "../scratch.hpp"
#include "../seed.hpp"
#include "document/link/link.hpp"
#include "simulation/race.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <random>
#include <string>

using namespace ravine;
using Catch::Approx;

namespace {

constexpr SliceAlong all[] = {SliceAlong::gradient, SliceAlong::step, SliceAlong::x, SliceAlong::y};
constexpr std::size_t count = 101;

// What the first racer of a link thinks at a step, and the loss that it races over.
struct Scene {
    Document document;
    Race race;
    Inspector inspector;
    const StepTrace* trace;

    Scene(const std::string& link, int step)
        : document(decode_link(link).document), race(document.experiment), inspector(race, 0), trace(inspector.at(step)) {}

    std::optional<Slice> along(SliceAlong direction) {
        return slice(*race.loss(), *trace, document.experiment.domain, direction, count);
    }
};

double largest_distance(const Slice& line) { return std::max(-line.distances.front(), line.distances.back()); }

}  // namespace

TEST_CASE("a parabola is its own parabola, along every line") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> place(-1.5, 1.5);
    for (int i = 0; i < 20; ++i) {
        const double x = place(random), y = place(random);
        const std::string start = std::to_string(x) + "," + std::to_string(y);
        Scene scene("v=1&loss=x^2%2B3y^2%2Bx*y&racers=gd&lr=0.05&start=" + start, 0);
        REQUIRE(scene.trace);
        for (const SliceAlong direction : all) {
            const auto line = scene.along(direction);
            REQUIRE(line);
            REQUIRE(line->losses.size() == count);
            CHECK(norm(line->along) == Approx(1));
            for (std::size_t k = 0; k < count; ++k) {
                CHECK(line->parabola(line->distances[k]) == Approx(line->losses[k]).margin(1e-9));
            }
        }
    }
}

TEST_CASE("slope and curvature are those of the loss along the line") {
    for (const char* link : {"v=1&loss=rosenbrock&racers=adam", "v=1&loss=himmelblau&racers=newton", "v=1&racers=momentum"}) {
        INFO(link);
        Scene scene(link, 3);
        REQUIRE(scene.trace);
        for (const SliceAlong direction : all) {
            const auto line = scene.along(direction);
            REQUIRE(line);
            const double h = 1e-4;
            const auto f = [&](double s) { return scene.race.loss()->value({line->at(s).x, line->at(s).y}, scratch()); };
            CHECK(line->slope == Approx((f(h) - f(-h)) / (2 * h)).epsilon(1e-3).margin(1e-3));
            CHECK(line->curvature == Approx((f(h) - 2 * f(0) + f(-h)) / (h * h)).epsilon(1e-2).margin(1e-2));
            CHECK(line->tangent(0) == line->loss);
            CHECK(line->loss == Approx(scene.trace->loss));
        }
        CHECK(scene.along(SliceAlong::gradient)->slope == Approx(-norm(scene.trace->gradient)));
    }
}

TEST_CASE("the step ends on its own line, and gradient descent's on the gradient's, too") {
    Scene scene("v=1&loss=rosenbrock&racers=gd", 2);
    REQUIRE(scene.trace);
    REQUIRE(scene.trace->move);
    for (const SliceAlong direction : {SliceAlong::gradient, SliceAlong::step}) {
        const auto line = scene.along(direction);
        REQUIRE(line->end);
        CHECK(line->end->distance == Approx(norm(scene.trace->move->by)));
        const Vector to = line->at(line->end->distance);
        CHECK(to.x == Approx(scene.trace->move->to.x));
        CHECK(to.y == Approx(scene.trace->move->to.y));
        CHECK(line->end->loss == Approx(scene.race.loss()->value({to.x, to.y}, scratch())));
    }
}

TEST_CASE("the line reaches a few steps to either side, and no farther than the domain") {
    Scene inner("v=1&loss=x^2%2By^2&racers=gd&start=0.5,0.25", 0);
    const auto line = inner.along(SliceAlong::step);
    REQUIRE(line);
    const double step = norm(inner.trace->move->by);
    CHECK(largest_distance(*line) >= 4 * step * (1 - 1e-12));
    CHECK(largest_distance(*line) <= 8 * step * (1 + 1e-12));
    Scene edge("v=1&loss=x^2%2By^2&racers=gd&start=2,0.25", 0);
    const auto to_the_edge = edge.along(SliceAlong::x);
    REQUIRE(to_the_edge);
    CHECK(to_the_edge->distances.back() == 0);
    CHECK(to_the_edge->distances.front() < 0);
}

TEST_CASE("a line without direction is none, and holes stay holes") {
    Scene level("v=1&loss=x^2%2By^2&racers=gd&start=0,0", 0);
    REQUIRE(level.trace);
    CHECK_FALSE(level.along(SliceAlong::gradient));
    CHECK_FALSE(level.along(SliceAlong::step));
    CHECK(level.along(SliceAlong::x));
    Scene hole("v=1&loss=sqrt(x)%2By^2&racers=gd&x=-1,1&start=0.001,0.5", 0);
    REQUIRE(hole.trace);
    const auto line = hole.along(SliceAlong::x);
    REQUIRE(line);
    CHECK_FALSE(std::isfinite(line->losses.front()));
    CHECK(std::isfinite(line->losses.back()));
}
