// Lines and boundaries that a loss over rows tells, against those that its formula was written for.
#include "analysis/row_fit.hpp"

#include "../seed.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <random>
#include <string>

using namespace ravine;
using Catch::Approx;
using Kind = RowFit::Kind;

namespace {

RowFit fit_of(const char* formula, std::vector<Row> rows = {{0, 1}, {1, 3}, {2, 2}, {4, 7}}) {
    auto loss = Loss::compile(formula, rows);
    REQUIRE(loss);
    return RowFit(*loss);
}

const std::vector<Row> classes = {{-2, -1}, {-1, -1}, {0.5, 1}, {1, -1}, {3, 1}};

}  // namespace

TEST_CASE("a regression's line is the one that it fits, whatever measures the error") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> parameter(-2, 2);
    const std::vector<double> u{0, 0.7, 1, 2.5, 4};
    for (const char* formula : {"mean((v - x - y u)^2)/2 + 0.01(x^2 + y^2)", "sum((x + y*u - v)^2)", "mean(|v - x - y u|)",
                                "mean(log(cosh(v - x - y u)))", "sqrt(mean((v - (x + y u))^2))",
                                "mean(max(0, |v - x - y u| - 0.1))", "3 - mean(exp(-(v-x-y u)^2/9))"}) {
        CAPTURE(formula);
        RowFit fit = fit_of(formula);
        for (int round = 0; round < 20; ++round) {
            const Vector p{parameter(random), parameter(random)};
            CAPTURE(p.x, p.y);
            CHECK(fit.kind_at(p) == Kind::line);
            const auto line = fit.line(p, u);
            for (std::size_t i = 0; i < u.size(); ++i) {
                REQUIRE(line[i]);
                CHECK(*line[i] == Approx(p.x + p.y * u[i]).margin(0.2));
            }
        }
    }
    RowFit squares = fit_of("mean((v - x - y u)^2)");
    CHECK(squares.kind_at({90, 400}) == Kind::line);
    CHECK_FALSE(squares.line({90, 400}, u)[0]);
    CHECK(*squares.line({0.25, 1.5}, u)[3] == Approx(4).epsilon(1e-9));
}

TEST_CASE("a line need not be straight, and ends where no v in reach is best") {
    RowFit fit = fit_of("mean((v - x*exp(y*u))^2)");
    const auto line = fit.line({1, 1}, std::vector<double>{0, 1, 2, 9});
    CHECK(*line[0] == Approx(1).epsilon(1e-9));
    CHECK(*line[1] == Approx(std::exp(1.0)).epsilon(1e-9));
    CHECK(*line[2] == Approx(std::exp(2.0)).epsilon(1e-9));
    CHECK_FALSE(line[3]);
}

TEST_CASE("a classification's boundary is where both classes cost the same") {
    for (const char* formula : {"mean(softplus(-v(x + y u))) + 0.01(|x| + |y|)", "mean(log(1 + exp(-v*(x + y*u))))",
                                "mean(max(0, 1 - v(x + y u)))", "sum(exp(-v(x + y u)))"}) {
        CAPTURE(formula);
        RowFit fit = fit_of(formula, classes);
        CHECK(fit.classes() == std::vector<double>{-1, 1});
        CHECK(fit.kind_at({-1, 2}) == Kind::boundary);
        const auto found = fit.boundaries({-1, 2}, -2, 3);
        REQUIRE(found.size() == 1);
        CHECK(found[0] == Approx(0.5).margin(1e-3));
        CHECK(fit.boundaries({9, 1}, -2, 3).empty());
        CHECK(fit.boundaries({0, 0}, -2, 3).empty());
    }
    RowFit circle = fit_of("mean(softplus(-v(u^2 - x)))", classes);
    const auto both = circle.boundaries({1, 0}, -2.1, 3);
    REQUIRE(both.size() == 2);
    CHECK(both[0] == Approx(-1).margin(1e-2));
    CHECK(both[1] == Approx(1).margin(1e-2));
}

TEST_CASE("a loss of which neither can be told is no picture") {
    CHECK(fit_of("mean(u*x - v*y)").kind_at({1, 1}) == Kind::none);
    CHECK(fit_of("mean(exp(x + y u) - v(x + y u))").kind_at({1, 0.5}) == Kind::none);
    CHECK(fit_of("mean(u)*(x^2 + y^2)").kind_at({1, 1}) == Kind::none);
    CHECK(fit_of("mean(log(v - 1e9) x)").kind_at({1, 1}) == Kind::none);
}

TEST_CASE("one row, equal rows and far numbers are no fault") {
    for (const std::vector<Row>& rows : {std::vector<Row>{{3, 4}}, {{3, 4}, {3, 4}}, {{1e300, -1e300}, {-1e300, 1e300}}}) {
        RowFit fit = fit_of("mean((v - x - y u)^2)", rows);
        static_cast<void>(fit.kind_at({1, 1}));
        CHECK(fit.line({1, 1}, std::vector<double>{fit.low().u, fit.high().u}).size() == 2);
    }
}
