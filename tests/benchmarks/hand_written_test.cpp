// A comparison of speeds means something only where both sides compute the same.
#include "../scratch.hpp"
#include "balls.hpp"

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace ravine;

namespace {

constexpr std::size_t count = 1000;
using Numbers = std::vector<double>;

void check_equal(const Numbers& formula, const Numbers& hand_written) {
    for (std::size_t i = 0; i < formula.size(); ++i) {
        INFO("number " << i);
        REQUIRE(std::abs(formula[i] - hand_written[i]) <= 1e-12 * (1 + std::abs(formula[i])));
    }
}

template <class L, class T>
void check_loss() {
    Loss loss = *Loss::compile(L::key);
    const Numbers points = points_in(find_surface(L::key)->domain, count);
    const double* x = points.data();
    const double* y = x + count;
    Numbers a[6], b[6];
    for (Numbers& numbers : a) numbers.resize(count);
    for (Numbers& numbers : b) numbers.resize(count);

    loss.value(x, y, count, a[0].data(), scratch());
    hand_written::value<L, T>(x, y, count, b[0].data());
    check_equal(a[0], b[0]);

    loss.gradient(x, y, count, a[0].data(), a[1].data(), a[2].data(), scratch());
    hand_written::gradient<L, T>(x, y, count, b[0].data(), b[1].data(), b[2].data());
    for (std::size_t k = 0; k < 3; ++k) check_equal(a[k], b[k]);

    loss.hessian(x, y, count, a[0].data(), a[1].data(), a[2].data(), a[3].data(), a[4].data(), a[5].data(), scratch());
    hand_written::hessian<L, T>(x, y, count, b[0].data(), b[1].data(), b[2].data(), b[3].data(), b[4].data(), b[5].data());
    for (std::size_t k = 0; k < 6; ++k) check_equal(a[k], b[k]);
}

// Rounding aside, for a hand-written Adam is no rule text.
template <class L, class T>
void check_steps() {
    const hand_written::Adam settings;
    const Numbers points = points_in(find_surface(L::key)->domain, count);
    Simulation simulation = adam_simulation(L::key, settings, points);
    Balls by_hand(points);
    Numbers x(2 * count), f(count);
    for (int t = 0; t < 5; ++t) {
        for (std::size_t i = 0; i < count; ++i) f[i] = simulation.loss(i);
        simulation.advance();
        by_hand.step<L, T>(settings);
    }
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t k = 0; k < 2; ++k) x[k * count + i] = simulation.x(i, k);
    }
    check_equal(x, by_hand.x);
    check_equal(f, by_hand.f);  // where the last step began
}

}  // namespace

TEMPLATE_TEST_CASE("formulas and hand-written losses compute the same", "", hand_written::Rosenbrock, hand_written::Himmelblau,
                   hand_written::Ackley) {
    SECTION("plain loops") {
        check_loss<TestType, double>();
        check_steps<TestType, double>();
    }
    SECTION("lanes") {
        check_loss<TestType, Lane>();
        check_steps<TestType, Lane>();
    }
}
