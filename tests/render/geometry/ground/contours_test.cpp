#include "render/geometry/ground/contours.hpp"

#include "../../grounds.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace ravine;
using namespace ravine::render;
using Catch::Approx;

TEST_CASE("the contour number is whole at the levels and rises in between, on every surface at every scale") {
    for (const Surface& surface : surfaces()) {
        for (const HeightScale scale : {HeightScale::linear, HeightScale::log, HeightScale::rank}) {
            const Ground ground(surface.key, surface.domain, scale);
            const Contours& contours = ground.contours;
            INFO(surface.key << " scale " << static_cast<int>(scale));
            CHECK((contours.levels().size() >= 8 && contours.levels().size() <= 40));
            int last = -1;
            bool whole = true, told = true;
            for (const ContourLevel& level : contours.levels()) {
                const RisingCurve::Value at = contours.number(ground.terrain.heights()(level.loss));
                whole = whole && std::abs(at.y - level.number) < 1e-6 && at.slope > 0;
                told = told && level.number > last && level.bold == (level.number % contours.bold_every() == 0);
                last = level.number;
            }
            CHECK(whole);
            CHECK(told);
            // Beyond both ends there is no further line.
            CHECK(contours.number(-1).y > contours.levels().front().number - 1);
            CHECK(contours.number(9).y < contours.levels().back().number + 1);
        }
    }
}

TEST_CASE("levels are multiples of a nice step, nice values of decades, or round numbers at even distances") {
    const Ground linear("saddle", {{-2, -2}, {2, 2}}, HeightScale::linear);
    for (const ContourLevel& level : linear.contours.levels()) CHECK(std::abs(std::remainder(level.loss, 0.5)) < 1e-9);

    const Ground decades("rosenbrock", {{-2, -1}, {2, 3}}, HeightScale::log);
    bool hundred = false;
    for (const ContourLevel& level : decades.contours.levels()) hundred |= level.loss == Approx(100) && level.bold;
    CHECK(hundred);

    const Ground rank("rosenbrock", {{-2, -1}, {2, 3}}, HeightScale::rank);
    const auto levels = rank.contours.levels();
    for (std::size_t k = 0; k + 1 < levels.size(); ++k) {
        CHECK(loss_text(levels[k].loss).size() <= 4);
        CHECK(levels[k + 1].z - levels[k].z < 0.1 * rank.terrain.heights().top());
    }
}

TEST_CASE("a part that is looked at closely has lines of its own") {
    const Box domain{{-2, -2}, {2, 2}}, part{{0.98, 0.98}, {1.02, 1.02}};
    Terrain terrain(loss_of("x^2+y^2"), domain);
    const Contours contours = contours_within(terrain.heights(), terrain.sample(uniform_axes(part, 9)), part);
    CHECK(contours.levels().size() > 8);
    for (const ContourLevel& level : contours.levels()) CHECK((level.loss > 1.9 && level.loss < 2.1));
}

TEST_CASE("losses without a range have no levels") {
    CHECK(Ground("3", {}).contours.levels().empty());
    CHECK(Ground("sqrt(0-1)", {}).contours.levels().empty());
    CHECK(Contours().number(0.3).slope == 0);
}

TEST_CASE("labels are short numbers with a real minus sign") {
    CHECK(loss_text(0.5) == "0.5");
    CHECK(loss_text(20) == "20");
    CHECK(loss_text(0.001) == "0.001");
    CHECK(loss_text(1e-5) == "1e\u22125");
    CHECK(loss_text(-0.30000000000000004) == "\u22120.3");
    CHECK(loss_text(2e6) == "2e6");
    CHECK(loss_text(-0.0) == "0");
}
