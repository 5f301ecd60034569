#include "loss/surfaces.hpp"
#include "../scratch.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>

using namespace ravine;

namespace {

Loss compiled(std::string_view text) {
    formula::ParseError error;
    auto loss = Loss::compile(text);
    INFO(error.sentence());
    REQUIRE(loss.has_value());
    return std::move(*loss);
}

bool inside(const Box& box, Vector p) { return p.x >= box.low.x && p.x <= box.high.x && p.y >= box.low.y && p.y <= box.high.y; }

// Whether a slope along one axis lets a minimum stand: it vanishes, or the minimum is on the edge and downhill is outside.
bool stands(double slope, double at, double low, double high, double tolerance) {
    if (at == low) return slope >= -tolerance;
    if (at == high) return slope <= tolerance;
    return std::abs(slope) <= tolerance;
}

struct Published {
    std::string_view key;
    Box domain;
    Vector minimum;
    double value, digits;  // printed to within this
};

// As printed by Jamil & Yang 2013 and by Surjanovic & Bingham 2013, independent of the table. (Their bounds of Rosenbrock
// differ; this is the window that it is mostly drawn in.)
const Published published[] = {
    {"rosenbrock", {{-2, -1}, {2, 3}}, {1, 1}, 0, 1e-12},
    {"himmelblau", {{-5, -5}, {5, 5}}, {3, 2}, 0, 1e-12},
    {"beale", {{-4.5, -4.5}, {4.5, 4.5}}, {3, 0.5}, 0, 1e-12},
    {"booth", {{-10, -10}, {10, 10}}, {1, 3}, 0, 1e-12},
    {"matyas", {{-10, -10}, {10, 10}}, {0, 0}, 0, 1e-12},
    {"mccormick", {{-1.5, -3}, {4, 4}}, {-0.54719, -1.54719}, -1.9132, 1e-4},
    {"goldstein_price", {{-2, -2}, {2, 2}}, {0, -1}, 3, 1e-12},
    {"three_hump_camel", {{-5, -5}, {5, 5}}, {0, 0}, 0, 1e-12},
    {"six_hump_camel", {{-3, -2}, {3, 2}}, {0.0898, -0.7126}, -1.0316, 1e-4},
    {"styblinski_tang", {{-5, -5}, {5, 5}}, {-2.903534, -2.903534}, -78.332, 1e-3},
    {"rastrigin", {{-5.12, -5.12}, {5.12, 5.12}}, {0, 0}, 0, 1e-12},
    {"ackley", {{-32.768, -32.768}, {32.768, 32.768}}, {0, 0}, 0, 1e-12},
    {"griewank", {{-100, -100}, {100, 100}}, {0, 0}, 0, 1e-12},
    {"levy", {{-10, -10}, {10, 10}}, {1, 1}, 0, 1e-12},
    {"easom", {{-100, -100}, {100, 100}}, {3.14159265358979, 3.14159265358979}, -1, 1e-12},
    {"eggholder", {{-512, -512}, {512, 512}}, {512, 404.2319}, -959.6407, 2e-4},
    {"bukin", {{-15, -3}, {-5, 3}}, {-10, 1}, 0, 1e-12},
    {"drop_wave", {{-5.12, -5.12}, {5.12, 5.12}}, {0, 0}, -1, 1e-12},
};

}  // namespace

TEST_CASE("every surface compiles and is finite at its start and corners") {
    std::set<std::string_view> keys;
    CHECK(surfaces().size() >= 26);
    for (const Surface& surface : surfaces()) {
        INFO(surface.key);
        CHECK(keys.insert(surface.key).second);
        Loss loss = compiled(surface.key);
        const Box& box = surface.domain;
        CHECK(box.width() > 0);
        CHECK(box.height() > 0);
        for (const Vector p : {surface.start, box.low, box.high, box.centre()}) CHECK(std::isfinite(loss.value(p, scratch())));
        CHECK(inside(box, surface.start));
        for (const char c : surface.key) CHECK(((c >= 'a' && c <= 'z') || c == '_'));
        CHECK_FALSE(surface.title.empty());
        CHECK_FALSE(surface.source.empty());
        CHECK(find_surface(surface.key) == &surface);
    }
    CHECK(find_surface("nowhere") == nullptr);
}

TEST_CASE("every surface has a slope at its start") {
    for (const Surface& surface : surfaces()) {
        INFO(surface.key);
        const Vector p = surface.start;
        double f = 0, fx = 0, fy = 0;
        compiled(surface.key).gradient(&p.x, &p.y, 1, &f, &fx, &fy, scratch());
        CHECK(std::isfinite(fx));
        CHECK(std::isfinite(fy));
        CHECK(std::abs(fx) + std::abs(fy) > 1e-3);
    }
}

// This holds for kinks too: at the corner of |x| and at the tip of sqrt(x^2 + y^2) the language defines the slope as 0.
TEST_CASE("at each minimum of the table the value is as listed and the gradient vanishes") {
    for (const Surface& surface : surfaces()) {
        Loss loss = compiled(surface.key);
        const Box& box = surface.domain;
        const auto higher = [](const Minimum& a, const Minimum& b) { return a.value < b.value; };
        CHECK(std::is_sorted(surface.minima.begin(), surface.minima.end(), higher));
        for (const Minimum& minimum : surface.minima) {
            const Vector p = minimum.at;
            INFO(surface.key << " at " << p.x << ", " << p.y);
            CHECK(inside(box, p));
            double f = 0, fx = 0, fy = 0, fxx = 0, fxy = 0, fyy = 0;
            loss.hessian(&p.x, &p.y, 1, &f, &fx, &fy, &fxx, &fxy, &fyy, scratch());
            CHECK(std::abs(f - minimum.value) <= 1e-14 * std::max(1.0, std::abs(minimum.value)));
            // The listed position is rounded: off by 1e-16 of its size, times the curvature. At a kink there is none.
            const double curvature = std::isfinite(fxx + fyy) ? std::max(std::abs(fxx), std::abs(fyy)) : 0;
            const double rounding = 16e-16 * (1 + std::abs(p.x) + std::abs(p.y)) * (1 + curvature);
            CHECK(stands(fx, p.x, box.low.x, box.high.x, rounding));
            CHECK(stands(fy, p.y, box.low.y, box.high.y, rounding));
        }
    }
}

TEST_CASE("around each minimum of the table the surface is higher") {
    for (const Surface& surface : surfaces()) {
        Loss loss = compiled(surface.key);
        for (const Minimum& minimum : surface.minima) {
            for (int i = 0; i < 64; ++i) {
                const double angle = 0.1 * i, radius = 1e-4 * surface.domain.width();
                const Vector p{minimum.at.x + radius * std::cos(angle), minimum.at.y + radius * std::sin(angle)};
                if (!inside(surface.domain, p)) continue;
                INFO(surface.key << " at " << p.x << ", " << p.y);
                CHECK(loss.value(p, scratch()) > minimum.value);
            }
        }
    }
}

TEST_CASE("nowhere on its domain is a surface below its lowest listed minimum") {
    constexpr int size = 201;
    for (const Surface& surface : surfaces()) {
        if (surface.minima.empty()) continue;
        INFO(surface.key);
        Loss loss = compiled(surface.key);
        double lowest = INFINITY;
        for (int i = 0; i < size; ++i) {
            double x[size], y[size], f[size];
            for (int j = 0; j < size; ++j) {
                x[j] = surface.domain.low.x + surface.domain.width() * j / (size - 1);
                y[j] = surface.domain.low.y + surface.domain.height() * i / (size - 1);
            }
            loss.value(x, y, size, f, scratch());
            lowest = std::min(lowest, *std::min_element(f, f + size));
        }
        CHECK(lowest >= surface.minima.front().value - 1e-12 * (1 + std::abs(lowest)));
    }
}

TEST_CASE("domains, minima and values are those of the literature") {
    for (const Published& entry : published) {
        INFO(entry.key);
        const Surface* surface = find_surface(entry.key);
        REQUIRE(surface != nullptr);
        CHECK(surface->domain == entry.domain);
        REQUIRE_FALSE(surface->minima.empty());
        const Minimum& lowest = surface->minima.front();
        CHECK(std::abs(lowest.at.x - entry.minimum.x) <= entry.digits);
        CHECK(std::abs(lowest.at.y - entry.minimum.y) <= entry.digits);
        CHECK(std::abs(lowest.value - entry.value) <= entry.digits);
    }
}

TEST_CASE("the curves of same_gradient share a gradient, and their curvatures differ") {
    const double x[] = {0, 0, 0}, y[] = {-1.5, 0, 1.5};
    double f[3], fx[3], fy[3], fxx[3], fxy[3], fyy[3];
    compiled("same_gradient").hessian(x, y, 3, f, fx, fy, fxx, fxy, fyy, scratch());
    for (int i = 0; i < 3; ++i) CHECK((f[i] == 0 && fx[i] == -1 && fy[i] == 0));
    CHECK(fxx[0] < -0.9);
    CHECK(fxx[1] == 0);
    CHECK(fxx[2] > 0.9);
}
