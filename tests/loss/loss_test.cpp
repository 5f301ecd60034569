#include "loss/loss.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace ravine;

TEST_CASE("value, gradient and Hessian agree on a quadratic, exactly") {
    formula::ParseError error;
    auto loss = Loss::compile("3x^2 + 5x y - 2y^2 + x - 7", error);
    REQUIRE(loss.has_value());
    const double x[] = {1, -2, 0.5}, y[] = {2, 1, -4};
    double f[3], g[3], fx[3], fy[3], fxx[3], fxy[3], fyy[3];
    loss->value(x, y, 3, f);
    for (int i = 0; i < 3; ++i) CHECK(f[i] == 3 * x[i] * x[i] + 5 * x[i] * y[i] - 2 * y[i] * y[i] + x[i] - 7);
    loss->gradient(x, y, 3, g, fx, fy);
    for (int i = 0; i < 3; ++i) CHECK((g[i] == f[i] && fx[i] == 6 * x[i] + 5 * y[i] + 1 && fy[i] == 5 * x[i] - 4 * y[i]));
    loss->hessian(x, y, 3, g, fx, fy, fxx, fxy, fyy);
    for (int i = 0; i < 3; ++i) CHECK((fxx[i] == 6 && fxy[i] == 5 && fyy[i] == -4));
}

TEST_CASE("what does not compile says why") {
    formula::ParseError error;
    CHECK_FALSE(Loss::compile("x^2 +", error));
    CHECK(error.column == 6);
    // 4 KB of nested products: whatever becomes of it, it is no crash and takes no time.
    std::string huge = "x";
    while (huge.size() + 12 < formula::longest_text) huge = huge + "*sin(x*y)";
    CHECK((Loss::compile(huge, error) || !error.message.empty()));
}
