#include "render/geometry/paths/sketch.hpp"

#include "../../../seed.hpp"
#include "../../grounds.hpp"
#include "math/random.hpp"

#include <catch2/catch_test_macros.hpp>

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <set>
#include <string>

using namespace ravine;
using namespace ravine::render;

namespace {

constexpr std::size_t no_limit = 1U << 30;
constexpr std::size_t kept_whole = 1024;  // as of each of eight ribbons

Terrain bowl() { return Terrain(loss_of("x^2+4y^2"), Box{}); }

// Normal numbers around the origin, and even ones over the whole domain of half width 2.
Vector noise(std::size_t k) {
    return {0.05 * random_normal(test_seed() + 6, k, 0), 0.05 * random_normal(test_seed() + 6, k, 1)};
}
Vector wild(std::size_t k) {
    return {4 * random_uniform(random_bits(test_seed() + 8, k, 0)) - 2,
            4 * random_uniform(random_bits(test_seed() + 8, k, 1)) - 2};
}
Vector spiral(std::size_t k) {
    const double way = 0.1 * static_cast<double>(k), radius = 1.9 * std::exp(-way / 2000);
    return {radius * std::cos(way), radius * std::sin(way)};
}

using Place = Vector (*)(std::size_t);
struct Path {
    const char* name;
    Place place;
    double x;  // of a place that it often comes by, in the world
};
constexpr Path paths[] = {{"noise", noise, 0.02}, {"jumping everywhere", wild, 0.5}, {"a spiral", spiral, 0.5}};

Ribbon ribbon_of(std::size_t steps, Place place) {
    Terrain terrain = bowl();
    Track track;
    for (std::size_t k = 0; k <= steps; ++k) {
        track.x.push_back(place(k).x);
        track.y.push_back(place(k).y);
    }
    Ribbon ribbon;
    ribbon.extend(track, terrain);
    return ribbon;
}

Sketch sketch_of(const Ribbon& ribbon, const Detail& detail = {}) {
    Sketch sketch(detail, kept_whole);
    sketch.extend(ribbon, no_limit);
    return sketch;
}

bool same(const RibbonPoint& a, const RibbonPoint& b) { return a.x == b.x && a.y == b.y && a.z == b.z && a.step == b.step; }

// Whether the first points of one list are those of the other, to the last bit.
bool begins_with(const std::vector<RibbonPoint>& all, const std::vector<RibbonPoint>& first) {
    return first.size() <= all.size() && std::equal(first.begin(), first.end(), all.begin(), same);
}

glm::dvec2 plan(const RibbonPoint& p) { return {p.x, p.y}; }

// Calls back with places along each line, as seen from above, at most `spacing` apart.
template <class Callback>
void walk(const std::vector<RibbonPoint>& points, double spacing, Callback&& callback) {
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (points[i].step < 0) continue;
        const glm::dvec2 a = plan(points[i - 1]), b = plan(points[i]);
        const int parts = 1 + static_cast<int>(glm::distance(a, b) / spacing);
        for (int part = 0; part <= parts; ++part) callback(glm::mix(a, b, static_cast<double>(part) / parts));
    }
}

// How far all of the ribbon within a region is from what is drawn, as seen from above, in grains: to within one.
struct Distance {
    double mean = 0;
    int most = 0;
};

Distance distance(const Ribbon& ribbon, const Sketch& sketch) {
    const Detail& detail = sketch.detail();
    std::set<std::pair<int, int>> drawn;
    const auto square = [&](glm::dvec2 p) {
        return std::pair(static_cast<int>(std::floor(p.x / detail.grain)), static_cast<int>(std::floor(p.y / detail.grain)));
    };
    walk(sketch.points(), detail.grain / 2, [&](glm::dvec2 p) { drawn.insert(square(p)); });
    const auto ring = [&](glm::dvec2 p) {
        const auto [x, y] = square(p);
        for (int radius = 0; radius < 64; ++radius) {
            for (int i = -radius; i <= radius; ++i) {
                for (const auto& [a, b] : {std::pair(i, radius), {i, -radius}, {radius, i}, {-radius, i}}) {
                    if (drawn.contains({x + a, y + b})) return radius;
                }
            }
        }
        return 64;
    };
    Distance result;
    int count = 0;
    walk(ribbon.points(), 10 * detail.grain, [&](glm::dvec2 p) {
        if (p.x < detail.low.x || p.y < detail.low.y || p.x > detail.high.x || p.y > detail.high.y) return;
        const int here = ring(p);
        result.most = std::max(result.most, here);
        result.mean += (here - result.mean) / ++count;
    });
    REQUIRE(count > 1000);
    return result;
}

}  // namespace

TEST_CASE("a short ribbon is drawn as it is") {
    const Ribbon ribbon = ribbon_of(200, noise);
    const Sketch sketch = sketch_of(ribbon);
    REQUIRE(ribbon.points().size() < kept_whole);
    CHECK(sketch.is_whole());
    CHECK(sketch.complete(ribbon));
    CHECK(sketch.points().size() == ribbon.settled() - 1);
    CHECK(begins_with(ribbon.points(), sketch.points()));
}

TEST_CASE("what a sketch leaves out lies under what it draws") {
    for (const Path& path : paths) {
        const Ribbon ribbon = ribbon_of(path.place == wild ? 20'000 : 50'000, path.place);
        for (const Detail& detail : {Detail{}, Detail{{path.x - 0.04, -0.04}, {path.x + 0.04, 0.04}, Detail::coarsest / 16}}) {
            const Sketch sketch = sketch_of(ribbon, detail);
            const Distance off = distance(ribbon, sketch);
            fmt::print("{}, grain {}: {} of {} points; off by {:.2f} grains on average, {} at most\n", path.name, detail.grain,
                       sketch.points().size(), ribbon.points().size(), off.mean, off.most);
            INFO(path.name << ", grain " << detail.grain);
            CHECK(off.most <= Sketch::farthest);
            CHECK(off.mean < 0.5);
        }
    }
}

TEST_CASE("the points of a sketch are those of the ribbon, or between two of them") {
    const Ribbon ribbon = ribbon_of(20'000, noise);
    const Sketch sketch = sketch_of(ribbon);
    const std::vector<RibbonPoint>& path = ribbon.points();
    double farthest = 0;
    bool in_order = true;
    float before = 0;
    for (const RibbonPoint& p : sketch.points()) {
        const float step = std::abs(p.step);
        in_order = in_order && step >= before;
        before = step;
        const std::size_t next = std::clamp<std::size_t>(ribbon.until(step), 2, path.size()) - 1;
        const RibbonPoint &a = path[next - 1], &b = path[next];
        const double t = b.step > a.step ? (step - a.step) / (b.step - a.step) : 1.0;
        const glm::dvec3 off = glm::mix(glm::dvec3(a.x, a.y, a.z), glm::dvec3(b.x, b.y, b.z), t) - glm::dvec3(p.x, p.y, p.z);
        farthest = std::max({farthest, std::abs(off.x), std::abs(off.y), std::abs(off.z)});
    }
    CHECK(in_order);
    CHECK(farthest < 1e-3);  // a step of twenty thousand is a float with nine bits after the point
}

TEST_CASE("portions make the same sketch as one go, and a longer ribbon goes on with it") {
    for (const Path& path : paths) {
        const Ribbon ribbon = ribbon_of(10'000, path.place);
        const Sketch at_once = sketch_of(ribbon);
        Sketch growing({}, kept_whole);
        std::size_t portions = 0;
        for (; !growing.complete(ribbon); ++portions) {
            const std::size_t work = growing.extend(ribbon, 1000);
            REQUIRE(work > 0);
            REQUIRE(work < 3000);  // and one leg more
        }
        INFO(path.name);
        CHECK(portions > 5);
        CHECK(growing.points().size() == at_once.points().size());
        CHECK(begins_with(growing.points(), at_once.points()));
        CHECK(begins_with(at_once.points(), sketch_of(ribbon_of(5'000, path.place)).points()));
    }
}

TEST_CASE("where one looks closely the sketch is finer, and elsewhere there is none but its beginning") {
    const Ribbon ribbon = ribbon_of(50'000, noise);
    const Detail close{{0, 0}, {0.02, 0.02}, Detail::coarsest / 16};
    const Sketch fine = sketch_of(ribbon, close), coarse = sketch_of(ribbon);
    const auto inside = [&](const RibbonPoint& p) { return p.x > 0 && p.y > 0 && p.x < 0.02 && p.y < 0.02; };
    const auto count = [&](const Sketch& sketch) {
        const auto begin = sketch.points().begin() + kept_whole;
        return std::count_if(begin, sketch.points().end(), inside);
    };
    CHECK(count(fine) > 3 * count(coarse));
    bool near = true;
    for (std::size_t i = kept_whole; i < fine.points().size(); ++i) {
        const glm::dvec2 p = plan(fine.points()[i]);
        near = near && std::min(p.x, p.y) > -1e-6 && std::max(p.x, p.y) < 0.02 + 1e-6;
    }
    CHECK(near);
    CHECK(close.serves({{0.001, 0.001}, {0.02, 0.02}, close.grain}));
    CHECK_FALSE(close.serves({{0.001, 0.001}, {0.02, 0.02}, close.grain / 2}));
    CHECK_FALSE(close.serves({{-0.001, 0.001}, {0.02, 0.02}, close.grain}));
}

TEST_CASE("long steps keep dots all over") {
    const Ribbon ribbon = ribbon_of(20'000, wild);
    const Sketch sketch = sketch_of(ribbon);
    std::set<std::pair<int, int>> squares;
    for (const RibbonPoint& p : sketch.points()) {
        const double side = 16 * Detail::coarsest;
        if (p.step != std::floor(p.step)) continue;
        squares.insert({static_cast<int>(std::floor(p.x / side)), static_cast<int>(std::floor(p.y / side))});
    }
    CHECK(squares.size() > 400);  // 2 / 0.096 = 20.8 along each side of the domain
}

// Of each racer, what is kept whole, and on average less than a point for each square of a grain that it comes to. In noise of
// 0.025 of the world nearly all is within four times that, on 870 squares; jumps reach all 111,000 of the domain.
TEST_CASE("a hundred thousand steps of eight racers are drawn with few points") {
    for (const auto& [path, most] :
         {std::pair(paths[0], 8 * (kept_whole + 870)), std::pair(paths[1], 8 * (kept_whole + 111'000))}) {
        const Ribbon ribbon = ribbon_of(100'000, path.place);
        const auto start = std::chrono::steady_clock::now();
        const Sketch sketch = sketch_of(ribbon);
        const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
        fmt::print("eight trails of 100,000 steps, {}: {} points of {}, each sketched in {:.0f} ms\n", path.name,
                   8 * sketch.points().size(), 8 * ribbon.points().size(), time.count());
        CHECK(8 * sketch.points().size() < most);
    }
}
