#include "text/text.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;

TEST_CASE("words are found in any order and case, also in parts") {
    CHECK(has_words("Rosenbrock 1960, The Computer Journal", "journal rosen"));
    CHECK(has_words("Rosenbrock", ""));
    CHECK(has_words("Rosenbrock", "  ROSENBROCK  "));
    CHECK(has_words("Stybliński", "stybliński"));
    CHECK_FALSE(has_words("Rosenbrock", "rosen valley"));
    CHECK_FALSE(has_words("", "a"));
}

TEST_CASE("a caret stands below its column, which counts characters") {
    CHECK(caret_lines("x^^2", 3, 30) == "x^^2\n  ^");
    CHECK(caret_lines("sin(x", 6, 30) == "sin(x\n     ^");
    CHECK(caret_lines("", 1, 30) == "\n^");
    CHECK(caret_lines("π*x+?", 5, 30) == "π*x+?\n    ^");
    CHECK(caret_lines("x +\ty", 4, 30) == "x + y\n   ^");
}

TEST_CASE("of a long text the part around the caret is shown") {
    const std::string text = "0123456789abcdefghijklmnopqrstuvwxyz";
    CHECK(caret_lines(text, 1, 10) == "0123456789\n^");
    CHECK(caret_lines(text, 19, 10) == "defghijklm\n     ^");
    CHECK(caret_lines(text, 36, 10) == "qrstuvwxyz\n         ^");
    CHECK(caret_lines(text, 37, 10) == "rstuvwxyz\n         ^");
}
