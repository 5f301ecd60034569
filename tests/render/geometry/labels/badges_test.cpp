#include "render/geometry/labels/badges.hpp"

#include "../../../seed.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <random>

using namespace ravine::render;

namespace {

const BadgeRoom room{6, 7, 10, 130};  // eleven rows

}  // namespace

TEST_CASE("a badge that has room stands at the height of its line's end") {
    const std::vector<glm::dvec2> ends{{200, 100}, {200, 20}, {90, 50}};
    const auto places = place_badges(ends, room);
    for (std::size_t i = 0; i < ends.size(); ++i) CHECK(places[i] == glm::dvec2{ends[i].x + 13, ends[i].y});
}

TEST_CASE("badges of lines that end together are stacked around them in their order") {
    const auto places = place_badges(std::vector<glm::dvec2>{{200, 71}, {200, 70}, {200, 72}}, room);
    CHECK(places[0].y == Catch::Approx(71));
    CHECK(places[1].y == Catch::Approx(59));
    CHECK(places[2].y == Catch::Approx(83));
    const auto below = place_badges(std::vector<glm::dvec2>{{200, 130}, {200, 130}}, room);
    CHECK(below[0].y == Catch::Approx(118));
    CHECK(below[1].y == Catch::Approx(130));
}

TEST_CASE("what is spread is as near to its wishes as the distances let it") {
    CHECK(spread(std::vector<double>{}, 10, 0, 100).empty());
    CHECK(spread(std::vector<double>{5, 40}, 10, 0, 100) == std::vector<double>{5, 40});
    CHECK(spread(std::vector<double>{40, 44}, 10, 0, 100) == std::vector<double>{37, 47});
    CHECK(spread(std::vector<double>{-5, 0, 99}, 10, 0, 100) == std::vector<double>{0, 10, 99});
}

TEST_CASE("every line has its badge, none overlap, none cross in a column, and all are in their room") {
    const unsigned seed = ravine::test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (int trial = 0; trial < 500; ++trial) {
        const std::size_t count = 1 + random() % 32;
        const double wide = trial % 3 == 0 ? 0 : 200, high = trial % 2 == 0 ? 120 : 3;
        std::uniform_real_distribution<double> x(200 - wide, 200), y(130 - high, 130);
        std::vector<glm::dvec2> ends;
        for (std::size_t i = 0; i < count; ++i) ends.emplace_back(x(random), y(random));
        const auto places = place_badges(ends, room);
        REQUIRE(places.size() == count);
        for (std::size_t i = 0; i < count; ++i) {
            REQUIRE((places[i].y > 10 - 1e-9 && places[i].y < 130 + 1e-9));
            REQUIRE(places[i].x >= ends[i].x + 13 - 1e-9);
            REQUIRE(places[i].x <= 200 + room.width(count) - room.radius + 1e-9);
            for (std::size_t j = 0; j < i; ++j) {
                const double dx = std::abs(places[i].x - places[j].x), dy = std::abs(places[i].y - places[j].y);
                REQUIRE(std::max(dx, dy) > 12 - 1e-9);
                if (dx < 1e-9) REQUIRE((ends[i].y < ends[j].y) == (places[i].y < places[j].y));
            }
        }
    }
}
