#include "render/geometry/labels/label_layout.hpp"

#include "../../../seed.hpp"
#include "math/random.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>

using namespace ravine;
using namespace ravine::render;

namespace {

const Viewport window{1280, 800, 304, 12, 976, 716};
const Viewport phone{390, 844, 0, 0, 390, 472};

std::vector<LabelWish> wishes_of(std::span<const Disc> balls, double width) {
    std::vector<LabelWish> wishes;
    for (const Disc& ball : balls) wishes.push_back({ball, width, 18});
    return wishes;
}

bool overlap(const LabelWish& a, const LabelPlace& p, const LabelWish& b, const LabelPlace& q) {
    return p.x < q.x + b.width && q.x < p.x + a.width && p.y < q.y + b.height && q.y < p.y + a.height;
}

}  // namespace

TEST_CASE("a label alone stands to the right of its ball, at its height, or to the left where the window ends") {
    const std::vector<Disc> balls{{600, 300, 9}};
    const LabelPlace place = place_labels(wishes_of(balls, 60), balls, window)[0];
    CHECK(place.x > 609);
    CHECK(place.y == 291);
    CHECK_FALSE(place.displaced);
    const std::vector<Disc> at_edge{{960, 300, 9}};
    CHECK(place_labels(wishes_of(at_edge, 60), at_edge, window)[0].x + 60 < 951);
    const std::vector<Disc> under_a_panel{{980, 300, 9}};
    CHECK(place_labels(wishes_of(under_a_panel, 60), under_a_panel, window)[0].slot == -1);
}

TEST_CASE("labels never overlap nor leave the free part, and most of them find a place") {
    const std::uint64_t seed = test_seed() + 10;
    INFO("seed " << seed);
    for (const auto& [viewport, width] : {std::pair(window, 80.0), std::pair(phone, 60.0)}) {
        for (const double spread : {1.0, 0.2, 0.05}) {
            for (const std::size_t count : {5U, 12U, 32U}) {
                std::vector<Disc> balls;
                for (std::size_t i = 0; i < count; ++i) {
                    const double u = random_uniform(random_bits(seed, i, 0)) - 0.5;
                    const double v = random_uniform(random_bits(seed, i, 1)) - 0.5;
                    balls.push_back({(viewport.left + viewport.right) / 2 + u * spread * (viewport.right - viewport.left),
                                     (viewport.top + viewport.bottom) / 2 + v * spread * (viewport.bottom - viewport.top), 9});
                }
                const std::vector<LabelWish> wishes = wishes_of(balls, width);
                const std::vector<LabelPlace> places = place_labels(wishes, balls, viewport);
                std::size_t placed = 0;
                bool apart = true, inside = true;
                for (std::size_t i = 0; i < count; ++i) {
                    if (places[i].slot < 0) continue;
                    ++placed;
                    inside = inside && places[i].x >= viewport.left && places[i].x + width <= viewport.right &&
                             places[i].y >= viewport.top && places[i].y + 18 <= viewport.bottom;
                    for (std::size_t j = 0; j < i; ++j) {
                        apart = apart && (places[j].slot < 0 || !overlap(wishes[i], places[i], wishes[j], places[j]));
                    }
                }
                CHECK(apart);
                CHECK(inside);
                CHECK(placed >= std::min<std::size_t>(count, 20));
            }
        }
    }
}

TEST_CASE("a label that has a slot keeps it while its ball moves, and takes the better one when it is in the way") {
    std::vector<Disc> balls{{600, 300, 9}, {640, 330, 9}};
    std::vector<LabelWish> wishes = wishes_of(balls, 60);
    std::vector<int> first;
    for (int frame = 0; frame < 40; ++frame) {
        const std::vector<LabelPlace> places = place_labels(wishes, balls, window);
        if (frame == 0) first = {places[0].slot, places[1].slot};
        CHECK(places[0].slot == first[0]);
        CHECK(places[1].slot == first[1]);
        for (std::size_t i = 0; i < 2; ++i) {
            wishes[i].before = places[i].slot;
            balls[i].x += 0.7;
            wishes[i].ball = balls[i];
        }
    }
    // The selected racer's label comes first, whatever its number.
    balls = {{600, 300, 9}, {604, 300, 9}};
    wishes = wishes_of(balls, 60);
    wishes[1].first = true;
    const std::vector<LabelPlace> places = place_labels(wishes, balls, window);
    CHECK(places[1].y == 291);
    CHECK(places[1].x > 604);
}

TEST_CASE("a label covers no ball where there is other room") {
    const std::vector<Disc> balls{{600, 300, 9}, {650, 300, 9}};
    const std::vector<LabelWish> wishes = wishes_of(std::span(balls).first(1), 60);
    const LabelPlace place = place_labels(wishes, balls, window)[0];
    const bool free = place.x + 60 < 641 || place.x > 659 || place.y > 309 || place.y + 18 < 291;
    CHECK(free);
}

TEST_CASE("balls in one place share a label, join within three points and part beyond six") {
    std::vector<Disc> balls{{100, 100, 9}, {300, 100, 9}, {102, 101, 9}, {101, 99, 9, false}};
    std::vector<int> groups = group_discs(balls, {});
    CHECK(groups == std::vector<int>{0, 1, 0, -1});
    balls[2].x = 105;
    CHECK(group_discs(balls, {}) == std::vector<int>{0, 1, 2, -1});
    CHECK(group_discs(balls, groups) == std::vector<int>{0, 1, 0, -1});
    balls[2].x = 107;
    CHECK(group_discs(balls, groups) == std::vector<int>{0, 1, 2, -1});
}

TEST_CASE("a label goes farther to avoid what is worth more") {
    const std::vector<Disc> balls{{600, 300, 9}};
    const auto level = [&](double worth) {  // with something right and left of the ball
        std::vector<Disc> discs = balls;
        for (const double x : {640.0, 560.0}) discs.push_back({x, 300, 40, true, worth});
        return place_labels(wishes_of(balls, 60), discs, window)[0];
    };
    CHECK_FALSE(level(0.5).displaced);
    CHECK(level(9).displaced);
}

TEST_CASE("no label covers a star or a start, and one without other room is left out") {
    const std::uint64_t seed = test_seed() + 22;
    INFO("seed " << seed);
    std::vector<Disc> balls, discs;
    for (std::size_t i = 0; i < 24; ++i) {
        const double x = 320 + 640 * random_uniform(random_bits(seed, i, 0)),
                     y = 30 + 660 * random_uniform(random_bits(seed, i, 1));
        balls.push_back({x, y, 9});
        discs.push_back({x + 30, y, 10, true, never_covered});
    }
    const std::vector<LabelWish> wishes = wishes_of(balls, 80);
    std::size_t placed = 0;
    for (const LabelPlace& place : place_labels(wishes, discs, window)) {
        if (place.slot < 0) continue;
        ++placed;
        for (const Disc& disc : discs) {
            const double dx = disc.x - std::clamp(disc.x, place.x, place.x + 80);
            const double dy = disc.y - std::clamp(disc.y, place.y, place.y + 18);
            CHECK(std::hypot(dx, dy) >= disc.radius);
        }
    }
    CHECK(placed >= 12);
    const std::vector<Disc> everywhere{{640, 360, 2000, true, never_covered}};
    CHECK(place_labels(std::span(wishes).first(1), everywhere, window)[0].slot == -1);
}
