#include "loss/sampled_loss.hpp"

#include "../seed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <limits>
#include <random>

using namespace ravine;

namespace {

const Box box{{-1, 2}, {3, 5}};

template <class F>
SampledLoss sampled(F f, std::size_t side) {
    std::vector<double> heights;
    for (std::size_t j = 0; j < side; ++j) {
        for (std::size_t i = 0; i < side; ++i)
            heights.push_back(f(SampledLoss::place_of(box.low.x, box.high.x, side, i),
                                SampledLoss::place_of(box.low.y, box.high.y, side, j)));
    }
    return SampledLoss(box, side, std::move(heights));
}

struct Jet {
    double f = 0, g[2] = {}, h[4] = {};
};

Jet at(const SampledLoss& loss, double x, double y) {
    formula::Workspace workspace;
    const double place[] = {x, y};
    Jet jet;
    double again = 0;
    loss.gradient({place, 1, 1}, &jet.f, jet.g, workspace, {});
    loss.hessian({place, 1, 1}, &again, jet.h, workspace, {});
    CHECK((again == jet.f || (std::isnan(again) && std::isnan(jet.f))));
    loss.value({place, 1, 1}, &again, workspace, {});
    CHECK((again == jet.f || (std::isnan(again) && std::isnan(jet.f))));
    return jet;
}

}  // namespace

TEST_CASE("quadratic functions are what they are between the crossings, to their second derivatives") {
    const auto f = [](double x, double y) { return 1 + 2 * x - 3 * y + 0.5 * x * x - 2 * x * y + 4 * y * y; };
    const SampledLoss loss = sampled(f, 5);
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> across(box.low.x, box.high.x), up(box.low.y, box.high.y);
    for (int i = 0; i < 200; ++i) {
        const double x = across(random), y = up(random);
        const Jet jet = at(loss, x, y);
        CHECK(std::abs(jet.f - f(x, y)) <= 1e-12);
        CHECK(std::abs(jet.g[0] - (2 + x - 2 * y)) <= 1e-11);
        CHECK(std::abs(jet.g[1] - (-3 - 2 * x + 8 * y)) <= 1e-11);
        CHECK(std::abs(jet.h[0] - 1) <= 1e-10);
        CHECK(std::abs(jet.h[1] + 2) <= 1e-10);
        CHECK(jet.h[1] == jet.h[2]);
        CHECK(std::abs(jet.h[3] - 8) <= 1e-10);
    }
}

TEST_CASE("a finer grid is closer, by the third power of its lines") {
    const auto f = [](double x, double y) { return std::sin(x) * std::cos(2 * y); };
    double before = 0;
    for (const std::size_t side : {17U, 33U, 65U}) {
        const SampledLoss loss = sampled(f, side);
        double worst = 0;
        for (double x = box.low.x; x <= box.high.x; x += 0.037)
            worst = std::max(worst, std::abs(at(loss, x, 3.21).f - f(x, 3.21)));
        if (before > 0) CHECK(worst < before / 7);
        before = worst;
    }
}

TEST_CASE("crossings are met exactly, corners too, and outside there is nothing") {
    const auto f = [](double x, double y) { return std::exp(x) * y; };
    const SampledLoss loss = sampled(f, 9);
    for (const double x : {-1.0, 0.0, 3.0}) {
        for (const double y : {2.0, 5.0}) CHECK(std::abs(at(loss, x, y).f - f(x, y)) <= 1e-12 * std::abs(f(x, y)));
    }
    for (const double x : {-1.0001, 3.0001, 1e300, std::numeric_limits<double>::quiet_NaN()})
        CHECK(std::isnan(at(loss, x, 3).f));
    CHECK(std::isnan(at(loss, 0, 1.9999).f));
}

TEST_CASE("heights that are not finite make holes around them alone") {
    const auto f = [](double x, double y) { return x < 0 && y < 3 ? std::numeric_limits<double>::infinity() : x + y; };
    const SampledLoss loss = sampled(f, 33);
    CHECK_FALSE(std::isfinite(at(loss, -0.5, 2.5).f));
    CHECK(std::abs(at(loss, 2, 4).f - 6) <= 1e-12);
}
