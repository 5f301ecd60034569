#include "loss/critical_points.hpp"

#include "loss/surfaces.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cmath>
#include <limits>
#include <set>

using namespace ravine;

namespace {

using Points = std::vector<CriticalPoint>;

Points find(std::string_view text, const Box& box = {}, std::size_t most = 1024) {
    formula::ParseError error;
    auto loss = Loss::compile(text, error);
    INFO(text << ": " << error.message);
    REQUIRE(loss.has_value());
    return critical_points(*loss, box, most);
}

std::ptrdiff_t count(const Points& points, CriticalKind kind) {
    return std::count_if(points.begin(), points.end(), [=](const CriticalPoint& p) { return p.kind == kind; });
}

bool has(const Points& points, CriticalKind kind, Point at, double tolerance) {
    return std::any_of(points.begin(), points.end(), [=](const CriticalPoint& p) {
        return p.kind == kind && std::abs(p.at.x - at.x) <= tolerance && std::abs(p.at.y - at.y) <= tolerance;
    });
}

// How many points of each kind a formula has in a box.
struct Expected {
    std::string_view loss;
    Box box;
    int minima, saddles, maxima, degenerates;
};

const Box small{{-2, -2}, {2, 2}}, off_centre{{-1.3, -1.7}, {2.1, 1.9}};

const Expected expected[] = {
    // One of each.
    {"x^2 + y^2", small, 1, 0, 0, 0},
    {"x^2 - y^2", small, 0, 1, 0, 0},
    {"x y", off_centre, 0, 1, 0, 0},
    {"-x^2 - y^2", off_centre, 0, 0, 1, 0},
    {"x^3 - 3x y^2", small, 0, 0, 0, 1},
    {"x^3 - 3x y^2", off_centre, 0, 0, 0, 1},
    {"x^4 + y^4", off_centre, 0, 0, 0, 1},
    {"x^3 + y^2", off_centre, 0, 0, 0, 1},
    // Units and proportions do not matter.
    {"x^2/1e12 + 1e12 y^2", {{-1e6, -1e-6}, {3e6, 2e-6}}, 1, 0, 0, 0},
    {"(x - 1e6)^2 + y^2", {{1e6 - 1, -1}, {1e6 + 2, 2}}, 1, 0, 0, 0},
    {"1e200(x^2 + y^2 - x y)", off_centre, 1, 0, 0, 0},
    {"1e-200(x^2 + y^2 - x y)", off_centre, 1, 0, 0, 0},
    // The literature's.
    {"himmelblau", {{-5, -5}, {5, 5}}, 4, 4, 1, 0},
    {"six_hump_camel", {{-3, -2}, {3, 2}}, 6, 7, 2, 0},
    {"three_hump_camel", {{-5, -5}, {5, 5}}, 3, 2, 0, 0},
    {"styblinski_tang", {{-5, -5}, {5, 5}}, 4, 4, 1, 0},
    {"goldstein_price", {{-2, -2}, {2, 2}}, 4, 4, 1, 0},
    {"rosenbrock", {{-2, -1}, {2, 3}}, 1, 0, 0, 0},
    {"rastrigin", {{-5.12, -5.12}, {5.12, 5.12}}, 121, 220, 100, 0},
    {"mccormick", {{-1.5, -3}, {4, 4}}, 2, 1, 0, 0},
    {"two_minima", small, 2, 1, 0, 0},
    // Nothing at all: planes, plains, valley lines straight and bent, rings, kinks, noise.
    {"x + 2y", small, 0, 0, 0, 0},
    {"7", small, 0, 0, 0, 0},
    {"exp(x)", small, 0, 0, 0, 0},
    {"x^2", off_centre, 0, 0, 0, 0},
    {"(x - y)^2", small, 0, 0, 0, 0},
    {"(y - x^2)^2", off_centre, 0, 0, 0, 0},
    {"(x^2 + y^2 - 1)^2 x", {{0.2, -2}, {2, 2}}, 0, 0, 1, 0},
    {"(x^2 + y^2 - 1)^2", off_centre, 0, 0, 1, 0},
    {"sin(x^2 + y^2)", {{-4, -3.9}, {3.7, 4}}, 1, 0, 0, 0},
    {"drop_wave", {{-5.12, -5.12}, {5.12, 5.12}}, 1, 0, 0, 0},
    {"drop_wave", {{1, 1}, {5.12, 5.12}}, 0, 0, 0, 0},
    {"cos(3x + y)", off_centre, 0, 0, 0, 0},
    {"exp(-(x^2 - y)^2)", small, 0, 0, 0, 0},
    {"|x| + 2|y|", small, 0, 0, 0, 0},
    {"|x| + y^2", off_centre, 0, 0, 0, 0},
    {"sqrt(x^2 + y^2)", off_centre, 0, 0, 0, 0},
    {"sqrt(|x|) + y^2", off_centre, 0, 0, 0, 0},
    {"(x + 1e9) - (y + 1e9) + (y - x)", off_centre, 0, 0, 0, 0},
    {"sqrt(-1 - x^2)", small, 0, 0, 0, 0},
    {"1/(x^2 + y^2)", small, 0, 0, 0, 0},
    // Holes of the formula beside points of it.
    {"x log(x) + y^2", small, 1, 0, 0, 0},
    {"x^2 - log(1 - x^2 - y^2)", small, 1, 0, 0, 0},
    {"(x - 1)^2 + (y - 1)^2 + 1e-3/(x^2 + y^2)", small, 1, 1, 0, 0},
};

}  // namespace

TEST_CASE("critical points are found, counted and classified") {
    for (const Expected& entry : expected) {
        INFO(entry.loss << " on " << entry.box.low.x << ", " << entry.box.low.y);
        const Points points = find(entry.loss, entry.box);
        CHECK(count(points, CriticalKind::minimum) == entry.minima);
        CHECK(count(points, CriticalKind::saddle) == entry.saddles);
        CHECK(count(points, CriticalKind::maximum) == entry.maxima);
        CHECK(count(points, CriticalKind::degenerate) == entry.degenerates);
    }
}

TEST_CASE("every listed minimum that is smooth is found to within a millionth of the domain") {
    static const std::set<std::string_view> kinks = {"non_smooth", "bukin", "ackley", "drop_wave", "eggholder"};
    for (const Surface& surface : surfaces()) {
        if (kinks.count(surface.key)) continue;
        const Points points = find(surface.key, surface.domain);
        for (const Minimum& minimum : surface.minima) {
            INFO(surface.key << " at " << minimum.at.x << ", " << minimum.at.y);
            CHECK(has(points, CriticalKind::minimum, minimum.at, 1e-6 * surface.domain.width()));
        }
        // And the lowest minimum comes first.
        if (surface.minima.empty()) continue;
        REQUIRE_FALSE(points.empty());
        CHECK(std::abs(points[0].value - surface.minima[0].value) <= 1e-12 * (1 + std::abs(points[0].value)));
    }
}

TEST_CASE("what is reported of a point is what the loss says there") {
    const Points points = find("himmelblau", {{-5, -5}, {5, 5}});
    REQUIRE(points.size() == 9);
    formula::ParseError error;
    auto loss = Loss::compile("himmelblau", error);
    for (const CriticalPoint& point : points) {
        CHECK(loss->value(point.at) == point.value);
        CHECK(point.gradient < 1e-11);
        CHECK(point.least_curvature <= point.most_curvature);
    }
    CHECK(has(points, CriticalKind::maximum, {-0.2708445906673, -0.92303855648}, 1e-11));
    CHECK(std::is_sorted(points.begin(), points.end(), [](const CriticalPoint& a, const CriticalPoint& b) {
        return a.kind != b.kind ? a.kind < b.kind : a.value < b.value;
    }));
    const Points bowl = find("x^2 + 3y^2");
    REQUIRE(bowl.size() == 1);
    CHECK(std::abs(bowl[0].least_curvature - 2) < 1e-12);
    CHECK(std::abs(bowl[0].most_curvature - 6) < 1e-12);
}

TEST_CASE("the number of critical points is capped, lowest minima first, and two searches agree to the last bit") {
    const Box box{{-100, -100}, {100, 100}};
    const Points all = find("griewank", box), few = find("griewank", box, 10);
    CHECK(all.size() <= 1024);
    REQUIRE(few.size() == 10);
    for (std::size_t i = 0; i < few.size(); ++i) {
        CHECK((few[i].at == all[i].at && few[i].value == all[i].value && few[i].kind == CriticalKind::minimum));
    }
    CHECK(find("griewank", box, 0).empty());
}

TEST_CASE("a box without an inside has no critical points") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
    CHECK(find("x^2 + y^2", {{1, 1}, {1, 1}}).empty());
    CHECK(find("x^2 + y^2", {{1, 1}, {-1, -1}}).empty());
    CHECK(find("x^2 + y^2", {{nan, -1}, {1, 1}}).empty());
    CHECK(find("x^2 + y^2", {{-inf, -1}, {inf, 1}}).empty());
}

// A stopwatch, for reading; it never fails: `ravine-tests "[.stopwatch]"`.
TEST_CASE("how long critical points take", "[.stopwatch]") {
    for (const Surface& surface : surfaces()) {
        formula::ParseError error;
        auto loss = Loss::compile(surface.key, error);
        REQUIRE(loss.has_value());
        critical_points(*loss, surface.domain);
        const auto before = std::chrono::steady_clock::now();
        const Points points = critical_points(*loss, surface.domain);
        const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - before;
        WARN(surface.key << ": " << points.size() << " points, " << count(points, CriticalKind::minimum) << " minima, "
                         << passed.count() << " ms");
    }
}
