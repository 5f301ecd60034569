#include "rules/rule_text.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;

TEST_CASE("lines are laid out as rules are printed, and compact as links have them") {
    struct Case {
        std::string_view typed, laid_out, compact;
    };
    constexpr Case cases[] = {
        {"v=mu*v-lr*g", "v = mu*v - lr*g", "v=mu*v-lr*g"},
        {"  x  =  x  +  v  # on", "x = x + v", "x=x+v"},
        {"x=-g", "x = -g", "x=-g"},
        {"x = - g", "x = -g", "x=-g"},
        {"x=x- -g", "x = x - -g", "x=x- -g"},
        {"x=x*-2", "x = x*-2", "x=x*-2"},
        {"x=(1-b)*m^-2", "x = (1 - b)*m^-2", "x=(1-b)*m^-2"},
        {"x=|a-b|-|-c|", "x = |a - b| - |-c|", "x=|a-b|-|-c|"},
        {"x=| a | - 1", "x = |a| - 1", "x=|a|-1"},
        {"x=(|a|-|b|)*|c|", "x = (|a| - |b|)*|c|", "x=(|a|-|b|)*|c|"},
        {"x=2 a b (c) |d|", "x = 2 a b (c) |d|", "x=2 a b (c) |d|"},
        {"x=2a", "x = 2a", "x=2a"},
        {"x=1e-3-1e+3", "x = 1e-3 - 1e+3", "x=1e-3-1e+3"},
        {"x=where(a<=b,c , d>1)", "x = where(a <= b, c, d > 1)", "x=where(a<=b,c,d>1)"},
        {"[form=plain][first] x=g", "[form=plain] [first] x = g", "[form=plain][first]x=g"},
        {"[ form = plain ] x=g", "[form=plain] x = g", "[form=plain]x=g"},
        {"x = \u03bb\u00d7g", "x = \u03bb\u00d7g", "x=\u03bb\u00d7g"},
        // No rules, and kept as far as they can be.
        {"a<=b", "a<=b", "a<=b"},
        {"[first x=g", "[first x=g", "[first x=g"},
        {"x=x==g", "x = x==g", "x=x==g"},
        {"x= * *g", "x = * *g", "x=* *g"},
        {"=", " = ", "="},
        {" # a", "", ""},
        {"", "", ""},
    };
    for (const auto& [typed, roomy, tight] : cases) {
        INFO(typed);
        CHECK(laid_out(typed) == roomy);
        CHECK(compact(typed) == tight);
        CHECK(laid_out(compact(laid_out(typed))) == laid_out(typed));
        CHECK(compact(laid_out(typed)) == tight);
    }
}
