#include "render/geometry/paths/dashes.hpp"

#include "../../../seed.hpp"
#include "math/random.hpp"
#include "render/colours.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <glm/geometric.hpp>

#include <bit>

using namespace ravine;
using namespace ravine::render;
using Catch::Approx;

namespace {

double length_of(std::span<const glm::dvec2> line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) sum += glm::distance(line[i - 1], line[i]);
    return sum;
}

}  // namespace

TEST_CASE("a dashed line has its marks in every period, around corners as well") {
    const std::vector<glm::dvec2> corner{{0, 0}, {10, 0}, {10, 6}};
    const auto pieces = dashes(corner, 0x1f, 8);  // five on, three off
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0].front() == glm::dvec2(0, 0));
    CHECK(pieces[0].back().x == Approx(5));
    CHECK(pieces[1].front().x == Approx(8));
    CHECK(pieces[1].back().y == Approx(3));
    CHECK(length_of(pieces[1]) == Approx(5));
    CHECK(dashes({}, 0x1f, 8).empty());
    CHECK(dashes(std::vector<glm::dvec2>(3, {1, 1}), 0x1f, 8).empty());
}

TEST_CASE("the marks of a long line are its share, whatever its corners are") {
    const std::uint64_t seed = test_seed() + 4;
    INFO("seed " << seed);
    std::vector<glm::dvec2> line{{0, 0}};
    for (std::size_t i = 0; i < 2000; ++i) {
        line.push_back(line.back() +
                       3.0 * glm::dvec2(random_uniform(random_bits(seed, i, 0)), random_uniform(random_bits(seed, i, 1))));
    }
    for (const std::uint32_t marks : line_patterns) {
        double sum = 0;
        for (const auto& piece : dashes(line, marks, line_period)) sum += length_of(piece);
        CHECK(sum / length_of(line) == Approx(std::popcount(marks) / 8.0).margin(0.01));
    }
}

TEST_CASE("racers of one colour have lines of different marks, the first of them a whole one") {
    for (std::size_t racer = 0; racer < 32; ++racer) {
        if (racer < okabe_ito.size()) CHECK(racer_pattern(racer) == 0xff);
        for (std::size_t other = 0; other < racer; ++other) {
            const bool same = racer_colour(racer) == racer_colour(other) && racer_pattern(racer) == racer_pattern(other);
            CHECK_FALSE(same);
        }
    }
}
