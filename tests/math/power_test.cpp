#include "math/power.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

using namespace ravine;

TEST_CASE("powers are right to two units in the last place over their whole range") {
    // By mpmath 1.3 with 60 digits; the first three were 7e-16, 4e-15 and 9e-14 off by a logarithm of 53 bits (xsimd#1023,
    // openlibm#211).
    struct Row {
        double a, b, power;
    };
    constexpr Row rows[] = {
        {10.0, 3.0, 1000.0},
        {10.0, 10.0, 10000000000.0},
        {10.0, 300.0, 1e+300},
        {2.0, 0.5, 1.4142135623730951},
        {5e-324, 0.5, 2.2227587494850775e-162},
        {0.9, 7000.0, 4.985e-321},
        {1.0000000001, 7000000000000.0, 1.014290763491529e+304},
        {-3.7, 41.0, -1.9782022283855486e+23},
        {1e-300, -1.02, 1.0000000000000122e+306},
        {0.97, 200.0, 0.0022612410099957653},
        {7.0, -365.2, 2.345285868846266e-309},
        {5.244330937375265e-69, 0.3938457794656043, 1.2825908022185279e-27},
        {1.2982186955489955e-34, 1.8645884163282436, 6.53643504664425e-64},
        {5.751493090549009e+32, -8.063661651945988, 6.858251865495461e-265},
        {1.3897192428337087e-127, 1.617452929481792, 6.526130675049643e-206},
        {1.964562266625784e-63, -2.575959962487426, 3.3887277724244327e+161},
        {1.423935205281892e+129, -0.1399896541700644, 8.314718838592205e-19},
        {4.720749947466346e+87, -0.16398861194717312, 4.192379925435485e-15},
        {1.729480334514561e+36, -5.862078408147193, 3.719608573849051e-213},
        {1.3852999911891522e+35, 6.36784955860383, 5.971237921494394e+223},
        {1097698.45257932, 24.283503255247595, 4.831587578971148e+146},
        {4.632705923093709e+44, -5.934608375996721, 8.428748087902025e-266},
        {1.9443865745480448e+67, 0.8231634231967937, 2.452814128258701e+55},
    };
    for (const auto& [a, b, expected] : rows) {
        INFO(a << "^" << b);
        // A subnormal power has fewer digits.
        const double tolerance = std::max(4e-16 * std::abs(expected), std::numeric_limits<double>::denorm_min());
        CHECK(std::abs(power(a, b) - expected) <= tolerance);
    }
}

TEST_CASE("powers follow the conventions of C at the ends") {
    constexpr double infinity = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(power(nan, 0) == 1);
    CHECK(power(1, nan) == 1);
    CHECK(power(1, infinity) == 1);
    CHECK(power(-1, infinity) == 1);
    CHECK(power(2, infinity) == infinity);
    CHECK(power(0.5, infinity) == 0);
    CHECK(power(2, -infinity) == 0);
    CHECK(power(-2, 1e308) == infinity);
    CHECK(power(infinity, -0.5) == 0);
    CHECK(power(-infinity, 3) == -infinity);
    CHECK(power(0, -1) == infinity);
    CHECK(power(2, -1074) == std::numeric_limits<double>::denorm_min());
    CHECK(power(1e300, 1e300) == infinity);
    CHECK(power(-8, 3) == -512);
    CHECK(std::isnan(power(-8, 1.0 / 3)));
    CHECK(std::isnan(power(nan, 1)));
}
