#include "loss/critical_point_search.hpp"

#include "../scratch.hpp"
#include "../seed.hpp"
#include "loss/surfaces.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cmath>
#include <limits>
#include <random>
#include <set>

using namespace ravine;

namespace {

using Found = std::vector<CriticalPoint>;

Found find(std::string_view text, const Box& box = {}, std::size_t most = 1024) {
    auto loss = Loss::compile(text);
    INFO(text << ": " << (loss ? "" : loss.error().message));
    REQUIRE(loss.has_value());
    return search_critical_points(*loss, box, most);
}

std::ptrdiff_t count(const Found& points, CriticalKind kind) {
    return std::count_if(points.begin(), points.end(), [=](const CriticalPoint& p) { return p.kind == kind; });
}

bool has(const Found& points, CriticalKind kind, Vector at, double tolerance) {
    return std::any_of(points.begin(), points.end(), [=](const CriticalPoint& p) {
        return p.kind == kind && std::abs(p.at.x - at.x) <= tolerance && std::abs(p.at.y - at.y) <= tolerance;
    });
}

std::ptrdiff_t count_at(const Found& points, Vector at, double tolerance) {
    return std::count_if(points.begin(), points.end(),
                         [=](const CriticalPoint& p) { return std::hypot(p.at.x - at.x, p.at.y - at.y) <= tolerance; });
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
    // Exactly on the edge, and in the corner, and just outside.
    {"x^2 + y^2", {{0, -1}, {2, 2}}, 1, 0, 0, 0},
    {"x^2 + y^2", {{0, 0}, {2, 2}}, 1, 0, 0, 0},
    {"x^2 + y^2", {{0.001, -1}, {2, 2}}, 0, 0, 0, 0},
    // Two cells apart.
    {"(x^2 - 0.0625^2)^2 + y^2", off_centre, 2, 1, 0, 0},
    {"sin(x) sin(y)", {{-30, -30}, {30, 30}}, 200, 361, 200, 0},
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
        const Found points = find(entry.loss, entry.box);
        CHECK(count(points, CriticalKind::minimum) == entry.minima);
        CHECK(count(points, CriticalKind::saddle) == entry.saddles);
        CHECK(count(points, CriticalKind::maximum) == entry.maxima);
        CHECK(count(points, CriticalKind::degenerate) == entry.degenerates);
    }
}

TEST_CASE("every listed minimum that is smooth is found to within a millionth of the domain") {
    static const std::set<std::string_view> exempt = {
        "non_smooth",  // a corner of |x| and |y|
        "bukin",       // a corner of sqrt(|.|)
        "ackley",      // the tip of a cone: 20exp(-0.2r) has a slope at r = 0
        "eggholder",   // on the edge of the domain
    };
    for (const Surface& surface : surfaces()) {
        if (exempt.count(surface.key)) continue;
        const Found points = find(surface.key, surface.domain);
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

TEST_CASE("of a random quadratic the one critical point is found, with its kind and curvatures") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto uniform = [&](double low, double high) { return std::uniform_real_distribution(low, high)(random); };
    for (int i = 0; i < 200; ++i) {
        const double scale = std::pow(10, uniform(-6, 6)), angle = uniform(0, 3.14);
        const double a = scale * uniform(0.01, 1) * (random() % 2 ? 1 : -1),
                     b = scale * uniform(0.01, 1) * (random() % 2 ? 1 : -1);
        const double c = std::cos(angle), s = std::sin(angle);
        const Vector at{uniform(-1.9, 1.9), uniform(-1.9, 1.9)};
        const std::string text =
            fmt::format("({0})/2*(({2})*(x-({4})) + ({3})*(y-({5})))^2 + ({1})/2*(({2})*(y-({5})) - ({3})*(x-({4})))^2", a, b,
                        c, s, at.x, at.y);
        INFO(text);
        const Found points = find(text);
        REQUIRE(points.size() == 1);
        const CriticalKind kind = a > 0 && b > 0   ? CriticalKind::minimum
                                  : a < 0 && b < 0 ? CriticalKind::maximum
                                                   : CriticalKind::saddle;
        CHECK(has(points, kind, at, 1e-9));
        CHECK(std::abs(points[0].least_curvature - std::min(a, b)) <= 1e-12 * scale);
        CHECK(std::abs(points[0].most_curvature - std::max(a, b)) <= 1e-12 * scale);
    }
}

// Plain Newton from every node of a dense grid: slow, simple, and nothing in common with the search but the Hessian.
// Only what a search on 128 cells must see: well inside the box, well conditioned, and apart from each other.
std::vector<Vector> brute_force(std::string_view text, const Box& box) {
    auto loss = Loss::compile(text);
    REQUIRE(loss.has_value());
    constexpr int size = 192;
    const double cell = box.width() / 128;
    std::vector<Vector> found;
    for (int i = 0; i < size * size; ++i) {
        Vector p{box.low.x + box.width() * (i % size + 0.5) / size, box.low.y + box.height() * (i / size + 0.5) / size};
        double f = 0, fx = 0, fy = 0, fxx = 0, fxy = 0, fyy = 0, det = 0, step = INFINITY;
        const Vector start = p;
        for (int k = 0; k < 12 && std::hypot(p.x - start.x, p.y - start.y) < 2 * cell && !(step < 1e-12); ++k) {
            loss->hessian(&p.x, &p.y, 1, &f, &fx, &fy, &fxx, &fxy, &fyy, scratch());
            det = fxx * fyy - fxy * fxy;
            const double dx = (fyy * fx - fxy * fy) / det, dy = (fxx * fy - fxy * fx) / det;
            p = {p.x - dx, p.y - dy};
            step = std::hypot(dx, dy);
        }
        const double size2 = fxx * fxx + 2 * fxy * fxy + fyy * fyy;
        const bool inner =
            p.x > box.low.x + cell && p.x < box.high.x - cell && p.y > box.low.y + cell && p.y < box.high.y - cell;
        if (step < 1e-9 && inner && std::abs(det) > 1e-3 * size2) found.push_back(p);
    }
    return found;
}

TEST_CASE("random landscapes of bumps and waves: whatever brute force finds is found, and nothing twice") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto uniform = [&](double low, double high) { return std::uniform_real_distribution(low, high)(random); };
    for (int i = 0; i < 8; ++i) {
        std::string text = "(x^2 + y^2)/5";
        for (int k = 0; k < 4; ++k) {
            text += fmt::format(" + ({:.3f})exp(-({:.3f})((x-({:.3f}))^2 + (y-({:.3f}))^2))", uniform(-2, 2), uniform(1, 8),
                                uniform(-1.5, 1.5), uniform(-1.5, 1.5));
            text += fmt::format(" + ({:.3f})sin(({:.3f})x + ({:.3f})y + {:.3f})", uniform(-0.5, 0.5), uniform(-5, 5),
                                uniform(-5, 5), uniform(0, 6));
        }
        INFO(text);
        const Found points = find(text, small);
        for (const Vector p : brute_force(text, small)) {
            INFO(p.x << ", " << p.y);
            CHECK(count_at(points, p, 1e-6) == 1);
        }
        for (const CriticalPoint& point : points) CHECK(point.gradient < 1e-9);
    }
}

// Eggholder is full of kinks: the lines on which one of its roots is 0. Closer than half a cell to one, all is blurred.
bool blurred(std::string_view key, Vector p) {
    return key == "eggholder" && (std::abs(p.x - (p.y + 47)) < 4 || std::abs(p.y + p.x / 2 + 47) < 4);
}

TEST_CASE("of hundreds of critical points, whatever brute force finds is found") {
    for (const std::string_view key : {"eggholder", "rastrigin"}) {
        const Box box = find_surface(key)->domain;
        const Found points = find(key, box);
        for (const Vector p : brute_force(key, box)) {
            if (blurred(key, p)) continue;
            INFO(key << " at " << p.x << ", " << p.y);
            CHECK(count_at(points, p, 1e-6 * box.width()) == 1);
        }
    }
}

TEST_CASE("what is reported of a point is what the loss says there") {
    const Found points = find("himmelblau", {{-5, -5}, {5, 5}});
    REQUIRE(points.size() == 9);
    auto loss = Loss::compile("himmelblau");
    for (const CriticalPoint& point : points) {
        CHECK(loss->value(point.at, scratch()) == point.value);
        CHECK(point.gradient < 1e-11);
        CHECK(point.least_curvature <= point.most_curvature);
    }
    CHECK(has(points, CriticalKind::maximum, {-0.2708445906673, -0.92303855648}, 1e-11));
    CHECK(std::is_sorted(points.begin(), points.end(), [](const CriticalPoint& a, const CriticalPoint& b) {
        return a.kind != b.kind ? a.kind < b.kind : a.value < b.value;
    }));
    const Found bowl = find("x^2 + 3y^2");
    REQUIRE(bowl.size() == 1);
    CHECK(std::abs(bowl[0].least_curvature - 2) < 1e-12);
    CHECK(std::abs(bowl[0].most_curvature - 6) < 1e-12);
}

TEST_CASE("the number of critical points is capped, lowest minima first, and two searches agree to the last bit") {
    const Box box{{-100, -100}, {100, 100}};
    const Found all = find("griewank", box), few = find("griewank", box, 10);
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
        auto loss = Loss::compile(surface.key);
        REQUIRE(loss.has_value());
        search_critical_points(*loss, surface.domain);
        const auto before = std::chrono::steady_clock::now();
        const Found points = search_critical_points(*loss, surface.domain);
        const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - before;
        WARN(surface.key << ": " << points.size() << " points, " << count(points, CriticalKind::minimum) << " minima, "
                         << passed.count() << " ms");
    }
}
