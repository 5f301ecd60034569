#include "text/number_text.hpp"

#include "formula/number.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace ravine;

TEST_CASE("numbers on the screen are short and have a minus sign") {
    CHECK(number_text(0.1) == "0.1");
    CHECK(number_text(-0.0123456) == "−0.01235");
    CHECK(number_text(-0.0) == "0");
    CHECK(number_text(1e-8) == "1e−8");
    CHECK(number_text(8.5e-6) == "8.5e−6");
    CHECK(number_text(-2.5e100) == "−2.5e100");
    CHECK(number_text(1e10) == "1e10");
    CHECK(number_text(123456) == "1.235e5");
    CHECK(number_text(123456, 6) == "123456");
    CHECK(number_text(0.00123, 1) == "0.001");
    CHECK(number_text(std::exp2(-1074), 3) == "4.94e−324");
}

TEST_CASE("an exact text has all digits that the number needs, and the same signs") {
    CHECK(exact_text(0.1) == "0.1");
    CHECK(exact_text(-2) == "−2");
    CHECK(exact_text(-0.0) == "0");
    CHECK(exact_text(-1.999999999999) == "−1.999999999999");
    CHECK(exact_text(1e-6) == "1e−6");
    CHECK(exact_text(1e300) == "1e300");
    for (const double value : {1.0 / 3, -3.141592653589793, 4.9e-324, 9007199254740991.0})
        CHECK(read_number(exact_text(value)) == value);
}

TEST_CASE("numbers on the screen can be typed again") {
    for (const double value : {0.25, -3.5, 8.5e-6, -1e-300, 2e15, 1e308}) CHECK(read_number(number_text(value)) == value);
}
