#include "render/geometry/paths/placement.hpp"
#include "render/geometry/paths/rolling.hpp"
#include "render/geometry/view/visibility.hpp"

#include "../../../seed.hpp"
#include "../../grounds.hpp"
#include "math/random.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <glm/geometric.hpp>

#include <cmath>

using namespace ravine;
using namespace ravine::render;
using Catch::Approx;

namespace {

Terrain terrain_of(std::string_view text) { return Terrain(loss_of(text), Box{}); }

Track line(std::size_t steps, Vector from, Vector step) {
    Track track;
    for (std::size_t k = 0; k <= steps; ++k) {
        track.x.push_back(from.x + step.x * static_cast<double>(k));
        track.y.push_back(from.y + step.y * static_cast<double>(k));
        track.loss.push_back(0);
    }
    return track;
}

}  // namespace

TEST_CASE("a ball shrinks in the steps after its retirement and not before, as a function of the step shown") {
    Terrain terrain = terrain_of("x^2+y^2");
    const Camera camera(View{}, Box{}, Viewport::whole(1280, 720));
    Track track = line(10, {1, 1}, {-0.05, 0});
    const auto size = [&](double step) { return place_ball(track, step, terrain, camera)->size; };
    CHECK(size(50) == size(0));
    track.retired = Retirement{11, "the loss is not finite"};
    CHECK(departure(track, 10) == 0);
    CHECK(size(10) == size(0));
    double last = size(10);
    for (double step = 10.5; step <= 10 + steps_to_leave; step += 0.5) {
        CHECK(size(step) < last);
        last = size(step);
    }
    CHECK(departure(track, 10 + steps_to_leave) == 1);
    CHECK(size(1000) == last);
    CHECK(last < 0.75 * size(0));
}

TEST_CASE("the place beside a ball is drawn where it is, and only for methods that have one") {
    Terrain terrain = terrain_of("x^2+y^2");
    const Camera camera(View{}, Box{}, Viewport::whole(1280, 720));
    Track track = line(10, {1, 1}, {-0.05, 0});
    CHECK_FALSE(position_beside(track, 3));
    CHECK_FALSE(place_ball_beside(track, 3, terrain, camera));
    track.beside_x.assign(11, 0.5);
    track.beside_y.assign(11, -0.5);
    track.beside_x[4] = 0.6;
    CHECK(position_beside(track, 3.5)->x == Approx(0.55));
    CHECK(position_beside(track, 99)->y == -0.5);
    const Track there = line(1, {0.5, -0.5}, {});
    CHECK(place_ball_beside(track, 0, terrain, camera)->screen.x == place_ball(there, 0, terrain, camera)->screen.x);
}

TEST_CASE("a ball beyond the domain fades in the relief, and has no place in a map") {
    Terrain terrain = terrain_of("x^2+y^2");
    const auto ball = [&](double x, double flatness) {
        const Camera camera(View{}, Box{}, Viewport::whole(1280, 720), resting_height, flatness);
        return place_ball(line(1, {x, 0}, {}), 0, terrain, camera);
    };
    REQUIRE(ball(2.5, 0));
    CHECK(ball(2.5, 0)->presence == Approx(1 - 0.25 / margin));
    CHECK_FALSE(ball(2.5, 1));
    REQUIRE(ball(2, 1));
    CHECK(ball(2, 1)->presence == 1);
}

TEST_CASE("a ridge hides what is behind it, and nothing else does") {
    // A wall along x = 0, as seen from low in the east.
    Terrain terrain = terrain_of("exp(-(10x)^2)");
    const Camera camera(View{0, 15, 1, 0, 0}, Box{}, Viewport::whole(1280, 720));
    const auto hidden = [&](Vector p) {
        const Spot spot = *terrain.spot(p);
        return is_hidden(spot.position + 0.02 * spot.normal, camera.eye(), terrain);
    };
    CHECK(hidden({-0.4, 0}));
    CHECK_FALSE(hidden({0.4, 0}));
    CHECK_FALSE(hidden({0, 0}));  // on the crest
    const Camera above(View{0, 90, 1, 0, 0}, Box{}, Viewport::whole(1280, 720));
    const Spot spot = *terrain.spot({-0.4, 0});
    CHECK_FALSE(is_hidden(spot.position + 0.02 * spot.normal, above.eye(), terrain));
    // Far outside of the domain the formula goes on, but no ground is drawn.
    Terrain rising = terrain_of("x");
    CHECK_FALSE(is_hidden({1.02, 0, 0.4}, {4, 0, 0.6}, rising));
}

TEST_CASE("what is hidden is what a pick does not find") {
    Terrain terrain = terrain_of("sin(3x)+cos(4y)");
    const Camera camera(View{-60, 25, 1, 0, 0}, Box{}, Viewport::whole(1280, 720));
    const std::uint64_t seed = test_seed() + 4;
    INFO("seed " << seed);
    int hidden = 0, compared = 0, different = 0;
    for (std::uint64_t i = 0; i < 200; ++i) {
        const Vector p{3.8 * random_uniform(random_bits(seed, i, 0)) - 1.9,
                       3.8 * random_uniform(random_bits(seed, i, 1)) - 1.9};
        const glm::dvec3 place = terrain.spot(p)->position;
        const Projected at = camera.project(place);
        const auto seen = terrain.pick(camera.ray(at.x, at.y));
        REQUIRE(seen.has_value());
        const double off = std::hypot(seen->x - p.x, seen->y - p.y);
        if (off > 1e-5 && off < 0.2) continue;  // at the very edge of a hill
        different += is_hidden(place + glm::dvec3(0, 0, 1e-4), camera.eye(), terrain) != (off > 1e-5);
        hidden += off > 1e-5;
        ++compared;
    }
    CHECK(different <= 2);  // a march may step over a crest that its ray only grazes
    CHECK(hidden > 10);
    CHECK(compared > 150);
}

TEST_CASE("a ball rolls about the axis across its move, by the length over the radius") {
    const Terrain terrain = terrain_of("0x");
    // A quarter of a turn per step; the domain is twice as wide as the world.
    const double quarter = 2 * Rolling::radius * std::acos(-1) / 2;
    const Track track = line(300, {-1, 0}, {quarter, 0});
    Rolling rolling;
    const auto check = [&](double step, const glm::dvec3& expected) {
        CHECK(glm::distance(rolling.pole(track, terrain, step), expected) < 1e-9);
    };
    check(0, {0, 0, 1});
    check(1, {1, 0, 0});
    check(0.5, glm::normalize(glm::dvec3(1, 0, 1)));
    check(2, {0, 0, -1});
    check(299, {-1, 0, 0});
    check(64.5, glm::normalize(glm::dvec3(1, 0, 1)));
    check(1000, {0, 0, 1});  // stays where the track ends
}

TEST_CASE("the pole after a seek is the pole after playing") {
    const Terrain terrain = terrain_of("x^2+y^2");
    const std::uint64_t seed = test_seed() + 2;
    CAPTURE(seed);
    Track track;
    for (std::uint64_t k = 0; k < 1000; ++k) {
        track.x.push_back(random_normal(seed, k, 0));
        track.y.push_back(random_normal(seed, k, 1));
        track.loss.push_back(track.x.back() * track.x.back() + track.y.back() * track.y.back());
    }
    Rolling played;
    for (double step = 0; step < 999; step += 0.7) played.pole(track, terrain, step);
    for (const double step : {998.25, 3.0, 640.0, 639.5, 0.0}) {
        CHECK(Rolling().pole(track, terrain, step) == played.pole(track, terrain, step));
    }
}
