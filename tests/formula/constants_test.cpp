#include "formula/constants.hpp"

#include "formula/parse.hpp"
#include "formula/print.hpp"
#include "formulas.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine::formula;

namespace {

constexpr std::string_view uv[] = {"u", "v"};
using Letters = std::vector<std::string>;

Letters missing(std::string_view text, std::vector<Constant> given = {}) { return missing_constants(text, xy, uv, given); }

std::string printed(std::string_view text, const std::vector<Constant>& constants) {
    Graph graph;
    const ParseResult result = parse(text, xy, graph, uv, constants);
    INFO(text << ": " << result.error.sentence());
    REQUIRE(result.expression);
    return print(*result.expression, xy);
}

}  // namespace

TEST_CASE("a constant is its value, to the same graph") {
    CHECK(printed("(a-x)^2 + b(y-x^2)^2", {{"a", 1}, {"b", 100}}) == printed("(1-x)^2 + 100(y-x^2)^2", {}));
    CHECK(printed("-a^2", {{"a", -3}}) == printed("-(-3)^2", {}));
    CHECK(printed("rate*x", {{"rate", 2.5}}) == "2.5*x");
    CHECK(printed("ax + bxy", {{"a", 2}, {"b", 3}}) == printed("2x + 3x*y", {}));
    CHECK(printed("2k x + k(y + 1)", {{"k", 2}}) == printed("4x + 2(y + 1)", {}));
}

TEST_CASE("only the constants that a formula uses are told") {
    Graph graph;
    const std::vector<Constant> given = {{"a", 1}, {"b", 2}, {"c", 3}};
    CHECK(parse("c*x + a", xy, graph, uv, given).constants == std::vector<Constant>{{"a", 1}, {"c", 3}});
    CHECK(parse("x", xy, graph, uv, given).constants.empty());
}

TEST_CASE("single letters that are not known can become constants") {
    CHECK(missing("(a-x)^2 + b(y-x^2)^2") == Letters{"a", "b"});
    CHECK(missing("f(x, y) = k*x^2 + y") == Letters{"k"});
    CHECK(missing("ax^2 + 2bxy + cy^2") == Letters{"a", "b", "c"});
    CHECK(missing("a*x + b", {{"a", 2}}) == Letters{"b"});
    CHECK(missing("α x + \\beta y + \\varphi") == Letters{"alpha", "beta", "phi"});
    CHECK(missing("\\frac{x^2}{a^2} + \\frac{y^2}{b^2}") == Letters{"a", "b"});
    CHECK(missing("mean((v - w*u)^2) + x") == Letters{"w"});
    CHECK(missing("A*x + t") == Letters{"A", "t"});
    CHECK(missing("x  # a comment about b") == Letters{});
}

TEST_CASE("what is no formula even with constants, or one without, misses none") {
    for (const char* text :
         {"", "x^2", "sni(x)", "a*", "a*sni(x)", "foo + x", "x +", "nan", "lg(x)", "a + b + c + d + f + g + h + k + l"}) {
        INFO(text);
        CHECK(missing(text).empty());
    }
    CHECK(missing("a + b + c + d + f + g + h + k").size() == most_constants);
}

TEST_CASE("names of the formula language are not those of constants") {
    for (const char* name : {"a", "b2", "angle", "alpha", "lambda", "A", "k"}) CHECK(can_name_constant(name));
    for (const char* name :
         {"", "e", "pi", "sin", "ln", "E", "X", "where", "2a", "a_b", "a b", "α", "lg", "abcdefghijklmnopq"}) {
        INFO(name);
        CHECK_FALSE(can_name_constant(name));
    }
}

TEST_CASE("Greek letters have names") {
    CHECK(greek_name("α") == "alpha");
    CHECK(greek_name("\\alpha") == "alpha");
    CHECK(greek_name("ϵ") == "epsilon");
    CHECK(greek_name("\\varepsilon") == "epsilon");
    CHECK(greek_name("\\varalpha").empty());
    CHECK(greek_name("a").empty());
    CHECK(greek_name("alpha").empty());
    CHECK(greek_letter("alpha") == "α");
    CHECK(greek_letter("a").empty());
    for (const std::string& command : greek_commands()) {
        INFO(command);
        const std::string name(greek_name(command));
        CHECK(missing(command + " x + y") == Letters{name});
    }
}
