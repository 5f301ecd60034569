// Values and slopes where an obvious formula would lose digits or overflow. Rows name the report that they come from.
#include "formulas.hpp"

#include <cmath>

using namespace ravine;
using namespace ravine::formula;

namespace {

double relative(double got, double wanted) { return wanted == 0 ? std::abs(got) : std::abs(got / wanted - 1); }

}  // namespace

TEST_CASE("slopes do not cancel") {
    // By mpmath 1.3 with 60 digits.
    struct Row {
        const char *report, *text;
        double x, y, fx, fy;
    };
    constexpr Row rows[] = {
        {"tensorflow#126060", "sigmoid(x)", 30, 0, 9.3576229688384233e-14, 0},
        {"tensorflow#126060", "sigmoid(x)", 40, 0, 4.248354255291589e-18, 0},
        {"tensorflow#126060", "sigmoid(x)", -40, 0, 4.248354255291589e-18, 0},
        {"tensorflow#126060", "sigmoid(x)", 700, 0, 9.8596765437597709e-305, 0},
        {"jax#40825", "tanh(x)", 15, 0, 3.7430491875353693e-13, 0},
        {"jax#40825", "tanh(x)", 19, 0, 1.2556531168192118e-16, 0},
        {"jax#40825", "tanh(x)", -19, 0, 1.2556531168192118e-16, 0},
        {"jax#40825", "tanh(x)", 0, 0, 1, 0},
        {"numba#1877", "hypot(x,y)", 1e200, 1e200, 0.7071067811865475, 0.7071067811865475},
        {"numba#1877", "hypot(x,y)", 1e-170, 0, 1, 0},
        {"numba#1877", "hypot(x,y)", 3e-320, 4e-320, 0.6, 0.8},
        {"mindspore#399", "atan2(y,x)", 1e-170, 0, 0, 1e170},
        {"mindspore#399", "atan2(y,x)", 1e200, 1e200, -5e-201, 5e-201},
        {"mindspore#399", "atan2(y,x)", 3, 4, -0.16, 0.12},
    };
    for (const Row& row : rows) {
        INFO(row.report << ": " << row.text << " at " << row.x << ", " << row.y);
        const auto values = Compiled(row.text)({row.x}, {row.y});
        INFO("slopes " << values.fx[0] << ", " << values.fy[0]);
        const double tolerance = row.x < 1e-300 && row.x > 0 ? 1e-3 : 2e-15;  // a subnormal number has few digits
        CHECK(relative(values.fx[0], row.fx) < tolerance);
        CHECK(relative(values.fy[0], row.fy) < tolerance);
    }
    CHECK(relative(Compiled("hypot(x,y)").value(1e200, 1e200), 1.4142135623730951e200) < 1e-15);
    CHECK(Compiled("hypot(x,y)").value(1e-170, 0) == 1e-170);
}

TEST_CASE("powers keep their digits, and infinite ones are defined") {
    CHECK(relative(Compiled("x^y").value(10, 3), 1000) < 1e-15);     // xsimd#1023
    CHECK(relative(Compiled("10^x").value(10, 0), 1e10) < 1e-15);    // xsimd#1023
    CHECK(relative(Compiled("x^300").value(10, 0), 1e300) < 1e-15);  // openlibm#211
    CHECK(std::isinf(Compiled("(x/y)^x").value(2, 0)));              // found by fuzzing
    CHECK(Compiled("(1/2)^(x/y)").value(1, 0) == 0);                 // found by fuzzing
    CHECK(std::isinf(Compiled("exp(x/y)").value(1, 0)));             // and its siblings
    CHECK(Compiled("exp(-x/y)").value(1, 0) == 0);
    CHECK(Compiled("sinh(-x/y)").value(1, 0) == -Compiled("x/y").value(1, 0));
    CHECK(Compiled("tanh(x/y)").value(1, 0) == 1);
    CHECK(Compiled("erf(-x/y)").value(1, 0) == -1);
    CHECK(std::isinf(Compiled("floor(x/y)").value(1, 0)));
    CHECK(std::isnan(Compiled("sin(x/y)").value(1, 0)));
    CHECK(std::isinf(Compiled("1e400").value(0, 0)));
}
