#include "formulas.hpp"

#include <catch2/matchers/catch_matchers_string.hpp>

using namespace ravine::formula;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("formulas mean what mathematics means") {
    struct Row {
        const char* text;
        double value;  // at x = 3, y = 0.5
    };
    constexpr Row rows[] = {
        {"1+2*3", 7},
        {"(1+2)*3", 9},
        {"8/4/2", 1},
        {"8-4-2", 2},
        {"2^3^2", 512},
        {"-x^2", -9},
        {"(-x)^2", 9},
        {"2^-1", 0.5},
        {"--x", 3},
        {"+x", 3},
        {"2x", 6},
        {"3(x+1)", 12},
        {"x y", 1.5},
        {"x(y+1)", 4.5},
        {"(x)(y)", 1.5},
        {"2x^2", 18},
        {"1/2x", 1.5},
        {"x**2", 9},
        {"x²", 9},
        {"x³", 27},
        {"2·x", 6},
        {"2×x", 6},
        {"x−1", 2},
        {"x÷2", 1.5},
        {"|−x|", 3},
        {"|x-4|y", 0.5},
        {"2|x-4|", 2},
        {"|x|-|y|", 2.5},
        {"||x|-4|", 1},
        {"|(|x|)|", 3},
        {"1e3", 1000},
        {"1.5e-1", 0.15},
        {".5", 0.5},
        {"5.", 5},
        {"x^0", 1},
        {"x^1", 3},
        {"x^-2", 1.0 / 9},
        {"x^5", 243},
        {"(-x)^3", -27},
        {"pow(x,2)", 9},
        {"sqrt(9)", 3},
        {"4^0.5", 2},
        {"abs(-x)", 3},
        {"exp(0)", 1},
        {"log(e)", 1},
        {"sin(0)", 0},
        {"cos(0)", 1},
        {"tanh(0)", 0},
        {"pi", 3.141592653589793},
        {"2π", 6.283185307179586},
        {" x \t+\n y ", 3.5},
        {"0^0", 1},
        {"sign(-x)", -1},
        {"ln(e)", 1},
        {"log2(8)", 3},
        {"log10(1000)", 3},
        {"cbrt(-27)", -3},
        {"floor(-0.5)", -1},
        {"mod(-1,3)", 2},
        {"hypot(3,4)", 5},
        {"min(x,y)", 0.5},
        {"max(x,y)", 3},
        {"where(x>y,1,2)", 1},
        {"where(x≤y,1,2)", 2},
        {"(x>2)+(y<0)", 1},
        {"relu(-x)", 0},
        {"sigmoid(0)", 0.5},
        {"atan2(0,x)", 0},

        {"2 x^2 y", 9},
        {"x^y^2", 1.3160740129524924},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const double value = Compiled(row.text).value(3, 0.5);
        CHECK(std::abs(value - row.value) <= 4e-16 * std::abs(row.value));
    }
}

TEST_CASE("errors say what was expected and where") {
    struct Row {
        const char *text, *error;
    };
    constexpr Row rows[] = {
        {"", "column 1: expected a number, a variable, a function or '(', but the formula ends here"},
        {"x+", "column 3: expected a number, a variable, a function or '(', but the formula ends here"},
        {"(x", "column 3: expected ')' to close the '(' of column 1, but the formula ends here; did you mean (x)?"},
        {"x)", "column 2: expected an operator or the end of the formula, but found ')'; did you mean x?"},
        {"|x", "column 3: expected '|' to close the '|' of column 1, but the formula ends here; did you mean |x|?"},
        {"x+zoo", "column 3: \"zoo\" is not known here; the variables are x, y"},
        {"sin x", "column 1: sin x needs brackets: sin(x); did you mean sin(x)?"},
        {"sin+x", "column 1: sin needs brackets: sin(...); did you mean sin(x)+x?"},
        {"sin(x,y)", "column 6: sin takes 1 argument: sin(a)"},
        {"pow(x)", "column 6: pow takes 2 arguments: pow(a, b)"},
        {"where(x<1,2)", "column 12: where takes 3 arguments: where(condition, a, b)"},
        {"sqt(x)", "column 1: \"sqt\" is not known here; did you mean sqrt(x)?"},
        {"SIN(x)", "column 1: \"SIN\" is not known here; did you mean sin(x)?"},
        {"x+Z", "column 3: \"Z\" is not known here; the variables are x, y"},
        {"10 000",
         "column 4: 000 stands right behind another number; write one number, or * between them; did you mean 10000?"},
        {"x%2",
         "column 2: expected an operator or the end of the formula, but found '%'; the remainder is written mod(a, b); did "
         "you mean mod(x, 2)?"},
        {"(x==1)",
         "column 3: expected ')' to close the '(' of column 1, but found '=='; a condition is written with <, <=, > or >="},
        {"0<x<1",
         "column 4: expected an operator or the end of the formula, but found '<'; one comparison at a time; did you "
         "mean (0<x)*(x<1)?"},
        {"x*/y", "column 3: expected a number, a variable, a function or '(', but found '/'"},
        {"x $ y", "column 3: expected an operator or the end of the formula, but found '$'"},
        // Columns count characters, whatever their length in bytes.
        {"π·π+§", "column 5: expected a number, a variable, a function or '(', but found '§'"},
    };
    for (const Row& row : rows) CHECK(error_of(row.text) == row.error);
}

TEST_CASE("formulas of any size and depth end in a value or in a sentence") {
    const auto repeat = [](std::string_view piece, std::size_t times) {
        std::string text;
        for (std::size_t i = 0; i < times; ++i) text += piece;
        return text;
    };
    CHECK_THAT(error_of(repeat("x", longest_text + 1)), ContainsSubstring("at most 4096"));
    for (const char* opening : {"(", "-", "2^", "|", "exp(", "x^(", "+"}) {
        INFO(opening);
        CHECK_THAT(error_of(repeat(opening, 1000)), ContainsSubstring("nested more than"));
    }
    CHECK(error_of(repeat("x+", 2000) + "x").empty());
    CHECK(error_of(repeat("x y ", 1000)).empty());
    CHECK(error_of(repeat("(", 90) + "x" + repeat(")", 90)).empty());
}

TEST_CASE("bytes that are no text are refused, not read past") {
    for (const char* text : {"\xff", "x+\xc3", "\xe2\x88", "x\xf0\x9f"}) {
        CHECK_FALSE(error_of(text).empty());
    }
    CHECK_FALSE(error_of(std::string_view("x\0y", 3)).empty());
}
