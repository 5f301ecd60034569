#include "loss/loss.hpp"
#include "../scratch.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <string>
#include <vector>

using namespace ravine;

TEST_CASE("value, gradient and Hessian agree on a quadratic, exactly") {
    auto loss = Loss::compile("3x^2 + 5x y - 2y^2 + x - 7");
    REQUIRE(loss.has_value());
    const double x[] = {1, -2, 0.5}, y[] = {2, 1, -4};
    double f[3], g[3], fx[3], fy[3], fxx[3], fxy[3], fyy[3];
    loss->value(x, y, 3, f, scratch());
    for (int i = 0; i < 3; ++i) CHECK(f[i] == 3 * x[i] * x[i] + 5 * x[i] * y[i] - 2 * y[i] * y[i] + x[i] - 7);
    loss->gradient(x, y, 3, g, fx, fy, scratch());
    for (int i = 0; i < 3; ++i) CHECK((g[i] == f[i] && fx[i] == 6 * x[i] + 5 * y[i] + 1 && fy[i] == 5 * x[i] - 4 * y[i]));
    loss->hessian(x, y, 3, g, fx, fy, fxx, fxy, fyy, scratch());
    for (int i = 0; i < 3; ++i) CHECK((fxx[i] == 6 && fxy[i] == 5 && fyy[i] == -4));
}

TEST_CASE("what does not compile says why") {
    const auto cut = Loss::compile("x^2 +");
    REQUIRE_FALSE(cut);
    CHECK(cut.error().column == 6);
    // 4 KB of nested products: whatever becomes of it, it is no crash and takes no time.
    std::string huge = "x";
    while (huge.size() + 12 < formula::longest_text) huge = huge + "*sin(x*y)";
    const auto tried = Loss::compile(huge);
    CHECK((tried || !tried.error().message.empty()));
}

TEST_CASE("a loss over data is a loss like any other") {
    const std::vector<Row> data{{0, 1}, {1, 3}, {2, 5}, {3, 7}};  // v = 2u + 1
    auto loss = Loss::compile("mean((v - x*u - y)^2)", data);
    REQUIRE(loss.has_value());
    CHECK(loss->rows() == 4);
    CHECK(loss->value({2, 1}, scratch()) == 0);
    CHECK(loss->value({0, 0}, scratch()) == (1 + 9 + 25 + 49) / 4.0);
    const double x = 0, y = 0;
    double f = 0, fx = 0, fy = 0;
    const std::uint16_t batch[] = {3, 1};
    loss->gradient(&x, &y, 1, &f, &fx, &fy, scratch(), batch);
    CHECK(f == (49 + 9) / 2.0);
    CHECK(fx == -2 * (7 * 3 + 3 * 1) / 2.0);
    CHECK(fy == -2 * (7 + 3) / 2.0);
    CHECK(loss->gradient_work() > 4 * 5);
    CHECK(Loss::compile("x^2", data)->rows() == 0);
}

TEST_CASE("data of the user's own replace those of a surface") {
    CHECK(Loss::compile("least_squares")->rows() == 11);
    CHECK(Loss::compile("least_squares", std::vector<Row>{{1, 2}})->rows() == 1);
}

TEST_CASE("a loss over no data, too many or too much of them says so") {
    using Catch::Matchers::ContainsSubstring;
    const auto fault = [](std::string_view formula, std::size_t rows) {
        const auto loss = Loss::compile(formula, std::vector<Row>(rows));
        REQUIRE_FALSE(loss);
        return loss.error().sentence();
    };
    CHECK_THAT(fault("mean(u)", 0), ContainsSubstring("rows of data, and there are none"));
    CHECK_THAT(fault("mean(u*x)", most_rows + 1), ContainsSubstring("257 rows of data; at most 256"));
    std::string text = "mean(u";
    while (text.size() < 4000) text += "+sin(x*u+" + std::to_string(text.size()) + ")";
    text += ")";
    CHECK(Loss::compile(text, std::vector<Row>(8)));
    CHECK_THAT(fault(text, most_rows), ContainsSubstring("over 256 rows of data this formula is too long"));
}
