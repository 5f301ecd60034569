#include "text/lines.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;

TEST_CASE("lines are broken at blanks alone, and only those that are too wide") {
    const auto letters = [](std::string_view text) { return static_cast<double>(text.size()); };
    const auto broken = [&](std::string_view text) { return broken_at_blanks(text, 10, letters); };
    CHECK(broken("").empty());
    CHECK(broken("a unit is 0.774 of y") == "a unit is\n0.774 of y");
    CHECK(broken("0123456789") == "0123456789");
    CHECK(broken("is 1.23456789, no") == "is\n1.23456789,\nno");
    CHECK(broken("\n  x = y +\n    ^") == "\n  x = y +\n    ^");
    CHECK(broken(" leading and") == " leading\nand");
}
