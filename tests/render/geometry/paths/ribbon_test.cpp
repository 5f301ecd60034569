#include "render/geometry/paths/ribbon.hpp"

#include "../../../seed.hpp"
#include "../../grounds.hpp"
#include "math/random.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <fmt/format.h>

#include <chrono>
#include <cmath>

using namespace ravine;
using namespace ravine::render;
using Catch::Approx;

namespace {

Terrain terrain_of(std::string_view text) { return Terrain(loss_of(text), Box{}); }

// A track of as many steps, in the default domain of half width 2.
template <class Place>
Track track_of(std::size_t steps, Place place) {
    Track track;
    for (std::size_t k = 0; k <= steps; ++k) {
        const Vector p = place(static_cast<double>(k));
        track.x.push_back(p.x);
        track.y.push_back(p.y);
    }
    return track;
}

// Where the line through the points of a ribbon is at a moment, in the world.
glm::dvec3 on_line(const Ribbon& ribbon, double moment) {
    const auto& points = ribbon.points();
    const std::size_t next = std::max<std::size_t>(ribbon.until(moment), 2) - 1;
    const RibbonPoint &a = points[next - 1], &b = points[next];
    const double t = (moment - a.step) / (b.step - a.step);
    return glm::mix(glm::dvec3(a.x, a.y, a.z), glm::dvec3(b.x, b.y, b.z), t);
}

// The farthest that the line is from the ball at any step, per axis.
double farthest(const Ribbon& ribbon, const Track& track, Terrain& terrain) {
    double most = 0;
    for (std::size_t k = 0; k < track.x.size(); ++k) {
        const glm::dvec3 there = terrain.spot({track.x[k], track.y[k]})->position;
        const glm::dvec3 off = glm::abs(on_line(ribbon, static_cast<double>(k)) - there);
        most = std::max({most, off.x, off.y, off.z});
    }
    return most;
}

// Points as floats, and steps that are too small to see, add a little to the tolerance.
constexpr double tolerated = 2.5 * Ribbon::tolerance;

Vector zigzag(double k) { return {1.5 - 0.01 * k, 0.8 * std::pow(-0.97, k)}; }
Vector creep(double k) { return {1.5 * std::exp(-k / 2000), 0.3 * std::exp(-k / 4000)}; }
Vector noise(double k) {
    const auto step = static_cast<std::uint64_t>(k);
    return {0.05 * random_normal(test_seed() + 6, step, 0), 0.05 * random_normal(test_seed() + 6, step, 1)};
}

Vector wild(double k) {
    const auto step = static_cast<std::uint64_t>(k);
    return {4 * random_uniform(random_bits(test_seed() + 8, step, 0)) - 2,
            4 * random_uniform(random_bits(test_seed() + 8, step, 1)) - 2};
}

bool same(const Ribbon& a, const Ribbon& b) {
    const auto equal = [](const RibbonPoint& p, const RibbonPoint& q) {
        return p.x == q.x && p.y == q.y && p.z == q.z && p.step == q.step;
    };
    return std::equal(a.points().begin(), a.points().end(), b.points().begin(), b.points().end(), equal);
}

}  // namespace

TEST_CASE("a ribbon passes every step within the tolerance, at its moment") {
    Terrain terrain = terrain_of("x^2+4y^2");
    for (const auto place : {zigzag, creep, noise}) {
        const Track track = track_of(200, place);
        Ribbon ribbon;
        ribbon.extend(track, terrain);
        CHECK(farthest(ribbon, track, terrain) < tolerated);
    }
}

TEST_CASE("every turn of a zigzag stays, and every step that is long enough to see") {
    Terrain terrain = terrain_of("x^2+4y^2");
    const Track track = track_of(100, zigzag);
    Ribbon ribbon;
    ribbon.extend(track, terrain);
    std::size_t steps = 0;
    for (const RibbonPoint& p : ribbon.points()) steps += p.step == std::floor(p.step);
    CHECK(steps == 101);

    // Even steps along a straight line in a plain turn nowhere, and stay all the same.
    Terrain plain = terrain_of("0x");
    Ribbon straight;
    straight.extend(track_of(100, [](double k) { return Vector{0.01 * k, 0.0}; }), plain);
    CHECK(straight.points().size() == 101);
}

TEST_CASE("a creeping ball leaves few points, a resting one none, and one that goes on leaves on time") {
    Terrain terrain = terrain_of("x^2+4y^2");
    const Track slow = track_of(20'000, creep);
    Ribbon ribbon;
    ribbon.extend(slow, terrain);
    CHECK(ribbon.points().size() < 3000);
    CHECK(farthest(ribbon, slow, terrain) < tolerated);

    const Track rests = track_of(1000, [](double k) { return Vector{k < 900 ? 1.0 : 1.0 - 0.004 * (k - 899), 0.5}; });
    Ribbon late;
    late.extend(rests, terrain);
    CHECK(late.points().size() < 400);
    CHECK(farthest(late, rests, terrain) < tolerated);
}

TEST_CASE("a ribbon that grows step by step is that of the whole track, and all but its last point is settled") {
    Terrain terrain = terrain_of("x^2+4y^2");
    const Track whole = track_of(300, zigzag);
    Ribbon at_once, growing;
    at_once.extend(whole, terrain);
    Track part;
    std::vector<RibbonPoint> settled;
    bool kept = true;
    for (std::size_t k = 0; k < whole.x.size(); ++k) {
        part.x.push_back(whole.x[k]);
        part.y.push_back(whole.y[k]);
        growing.extend(part, terrain);
        for (std::size_t i = 0; i < settled.size(); ++i) kept = kept && settled[i].step == growing.points()[i].step;
        settled.assign(growing.points().begin(), growing.points().begin() + static_cast<std::ptrdiff_t>(growing.settled()));
    }
    CHECK(kept);
    CHECK(same(growing, at_once));
}

TEST_CASE("portions of any size make the same ribbon as one go") {
    Terrain terrain = terrain_of("x^2+4y^2");
    // The jumps are long enough to have more points than are divided finely.
    for (const Track& track : {track_of(20'000, noise), track_of(20'000, creep), track_of(3000, wild)}) {
        Ribbon at_once;
        CHECK(at_once.extend(track, terrain) >= at_once.points().size());
        CHECK(at_once.complete(track));
        for (const std::size_t portion : {std::size_t{777}, std::size_t{10'000}}) {
            Ribbon growing;
            int portions = 0;
            for (; !growing.complete(track); ++portions) REQUIRE(growing.extend(track, terrain, portion) < portion + 402);
            CHECK(portions > 1);
            CHECK(same(growing, at_once));
            CHECK(growing.extend(track, terrain) == 0);
        }
    }
}

TEST_CASE("a hundred thousand steps fit, whatever the ball does") {
    Terrain terrain = terrain_of("x^2+4y^2");
    const auto print = [&](const char* name, const Track& track) {
        Ribbon ribbon;
        const auto start = std::chrono::steady_clock::now();
        ribbon.extend(track, terrain);
        const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
        fmt::print("ribbon of 100,000 steps, {}: {} points in {:.0f} ms\n", name, ribbon.points().size(), time.count());
        return ribbon.points().size();
    };
    CHECK(print("creeping", track_of(100'000, creep)) < 3000);
    CHECK(print("noise", track_of(100'000, noise)) < 250'000);
    CHECK(print("jumping everywhere", track_of(100'000, wild)) < 600'000);
}
