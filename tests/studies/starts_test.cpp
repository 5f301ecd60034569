#include "studies/starts.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace ravine;
using namespace ravine::studies;

namespace {

constexpr std::size_t count = 400;

std::vector<Vector> starts(Spread spread, std::uint64_t seed = 1) {
    Experiment experiment = default_experiment();
    experiment.domain = {{-1, 10}, {3, 12}};
    experiment.start = {1, 11};
    std::vector<Vector> places;
    for (std::size_t i = 0; i < count; ++i) places.push_back(start_in_spread(spread, experiment, seed, i, count));
    return places;
}

Vector mean(const std::vector<Vector>& places) {
    Vector sum{0, 0};
    for (const Vector& place : places) sum = {sum.x + place.x, sum.y + place.y};
    return {sum.x / count, sum.y / count};
}

}  // namespace

TEST_CASE("starts of every spread lie in or around the domain, about its middle") {
    for (const Spread spread : {Spread::grid, Spread::gauss, Spread::ring, Spread::uniform}) {
        const std::vector<Vector> places = starts(spread);
        const Vector middle = mean(places);
        CHECK((std::abs(middle.x - 1) < 0.2 && std::abs(middle.y - 11) < 0.1));
        for (const Vector& place : places) CHECK((place.x > -2 && place.x < 4 && place.y > 9.5 && place.y < 12.5));
    }
}

TEST_CASE("a ring is an ellipse half way to the border") {
    for (const Vector& place : starts(Spread::ring)) {
        CHECK(std::abs(std::hypot((place.x - 1) / 4, (place.y - 11) / 2) - 0.25) < 1e-12);
    }
}

TEST_CASE("a grid has its starts row by row") {
    const std::vector<Vector> places = starts(Spread::grid);
    CHECK((places[0].y == places[19].y && places[0].x < places[1].x && places[20].y > places[0].y));
}

TEST_CASE("what is drawn depends on the seed, and on the number of the start alone") {
    CHECK(starts(Spread::uniform, 1) == starts(Spread::uniform, 1));
    CHECK_FALSE(starts(Spread::uniform, 1) == starts(Spread::uniform, 2));
    const Experiment experiment = default_experiment();
    CHECK(start_in_spread(Spread::gauss, experiment, 3, 5, 10) == start_in_spread(Spread::gauss, experiment, 3, 5, 99));
}

TEST_CASE("pixels of a millionth of a millionth of a surface still start apart") {
    const Box box{{-1.9, -2.1}, {-1.9 + 1e-11, -2.1 + 1e-11}};  // of a side of 10
    REQUIRE(is_range(box.low.x, box.high.x));
    REQUIRE(is_range(box.low.y, box.high.y));
    constexpr int size = 512;
    double before = box.low.x;
    for (int i = 0; i < size; ++i) {
        const Vector start = place_in(box, (i + 0.5) / size, 0.5);
        CHECK(start.x > before);
        before = start.x;
    }
    CHECK(before < box.high.x);
}
