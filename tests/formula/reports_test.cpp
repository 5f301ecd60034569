// Inputs that broke this program or related ones, with their siblings. Each row names the report that it comes from.
#include "formulas.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>

using namespace ravine;
using namespace ravine::formula;
using Catch::Matchers::ContainsSubstring;

namespace {

// The value at x = 3, y = 0.5.
struct Value {
    const char *report, *text;
    double value;
};

struct Refusal {
    const char *report, *text, *words;
};

void check(std::span<const Value> rows) {
    for (const Value& row : rows) {
        INFO(row.report << ": " << row.text);
        const std::string error = error_of(row.text);
        CHECK(error == "");
        if (!error.empty()) continue;
        const double value = Compiled(row.text).value(3, 0.5);
        INFO("is " << value);
        CHECK(std::abs(value - row.value) <= 4e-16 * std::abs(row.value));
    }
}

void check(std::span<const Refusal> rows) {
    for (const Refusal& row : rows) {
        INFO(row.report << ": " << row.text);
        CHECK_THAT(error_of(row.text), ContainsSubstring(row.words));
        for (const std::string& correction : corrections_of(row.text)) {
            INFO("corrected " << correction);
            CHECK(error_of(correction).empty());
        }
    }
}

}  // namespace

TEST_CASE("numbers are read as they are written, or refused") {
    constexpr Value read[] = {
        {"DDMathParser#39", "1e−5", 1e-5},       {"DDMathParser#39", "1e–5", 1e-5},
        {"DDMathParser#39", "1e‒5", 1e-5},       {"DDMathParser#39", "x﹣y", 2.5},
        {"DDMathParser#39", "1e‐5", 1e-5},       {"DDMathParser#39", "1e－5", 1e-5},
        {"DDMathParser#39", "2.5E−3x", 7.5e-3},  {"DDMathParser#39", "x−1e−1", 2.9},
        {"DDMathParser#39", "x – y", 2.5},       {"DDMathParser#39", "−x", -3},
        {"DDMathParser#39", "1.5·10⁻³", 1.5e-3}, {"DDMathParser#39", "2e - x", 2 * 2.718281828459045 - 3},
        {"DDMathParser#39", "１２．５", 12.5},   {"numworks/epsilon#124", "2.x", 6},
        {"numworks/epsilon#124", ".5x", 1.5},    {"numworks/epsilon#124", "2 x 3", 18},
        {"numworks/epsilon#124", "2(3)", 6},     {"mathjs#463", "½x", 1.5},
    };
    check(read);
    constexpr Refusal refused[] = {
        {"DDMathParser#39", "1e - 5", "write 1e-5 or 1*e-5"},
        {"DDMathParser#39", "1 e−5", "write 1e-5 or 1*e-5"},
        {"DDMathParser#39", "1e– 5", "write 1e-5 or 1*e-5"},
        {"DDMathParser#39", "x + 1 e 5", "write 1e5 or 1*e*5"},
        {"numworks/epsilon#124", "1.2.3", "right behind another number"},
        {"numworks/epsilon#124", "1.2.3x", "right behind another number"},
        {"insect#341", "2e1.5", "right behind another number"},
        {"insect#341", "2..3", "right behind another number"},
        {"insect#341", "1e5 5.5", "right behind another number"},
        {"insect#341", "x^1.2.3", "right behind another number"},
        {"PowerToys#34145", "10 000x^2", "right behind another number"},
        {"PowerToys#34145", "10\u00a0000x^2", "right behind another number"},
        {"PowerToys#34145", "10\u202f000", "right behind another number"},
        {"PowerToys#34145", "1 000 000", "right behind another number"},
        {"mathjs#463", "0.1 5", "right behind another number"},
        {"mathjs#463", "x + 2 3y", "right behind another number"},
        {"mathjs#463", "-1 -1 1", "right behind another number"},
        {"mathjs#463", "1½", "right behind another number"},
        {"mathjs#463", "10,000x^2", "the decimal sign is a point"},
        {"mathjs#463", "0,5x", "the decimal sign is a point"},
        {"mathjs#463", "1_000", "found '_'"},
        {"mathjs#463", "1'000", "found '''"},
        {"mathjs#463", "0x1", "0x1 is a hexadecimal number; write 1"},
        {"mathjs#463", "0x1F", "0x1F is a hexadecimal number; write 31"},
        {"numworks/epsilon#124", "x.2", ".2 right behind something else"},
        {"numworks/epsilon#124", "(x+1).5", ".5 right behind something else"},
        {"numworks/epsilon#124", "2.x.3", ".3 right behind something else"},
        {"DDMathParser#39", "1 e5", "write 1e5 or 1*e*5"},
        {"DDMathParser#39", "x — y", "found '—'"},
    };
    check(refused);
}

TEST_CASE("coordinates of a vector are x and y, or refused with both readings") {
    constexpr Value read[] = {
        {"peaks.m", "x(1)^2 + x(2)^2", 9.25},
        {"peaks.m", "x(2) - x(1)", -2.5},
        {"peaks.m", "x(:,1).^2 + x(:,2).^2", 9.25},
        {"peaks.m", "X(1) + X(2)", 3.5},
        {"peaks.m", "w(1)*w(2)", 1.5},
        {"peaks.m", "x(y)", 1.5},
        {"peaks.m", "x(y+1)", 4.5},
        {"peaks.m", "2(x)", 6},
        {"peaks.m", "x{1}^2 + x{2}^2", 9.25},
        {"x[0]", "x[0]**2 + x[1]**2", 9.25},
        {"x[0]", "x[1]**2 + x[2]**2", 9.25},
        {"x[0]", "x[:, 0] - x[:, 1]", 2.5},
        {"x[0]", "x[0]", 3},
        {"x[0]", "params[0]*params[1]", 1.5},
        {"x1", "x1 - x2", 2.5},
        {"x1", "x0 - x1", 2.5},
        {"x1", "x_1 - x_2", 2.5},
        {"x1", "x_{1} - x_{2}", 2.5},
        {"x1", "x₁ − x₂", 2.5},
        {"x1", "x_1x_2", 1.5},
        {"x1", "3x1x2", 4.5},
        {"x1", "X1 + X2", 3.5},
        {"w1", "w1 - w2", 2.5},
        {"w1", "w_0 - w_1", 2.5},
        {"w1", "w1", 3},
        {"θ₁", "θ₁ − θ₂", 2.5},
        {"θ₁", "θ_0 − θ_1", 2.5},
        {"θ₁", "\\theta_1 - \\theta_2", 2.5},
        {"θ₁", "theta[0] - theta[1]", 2.5},
        {"θ₁", "theta1 - theta2", 2.5},
    };
    check(read);
    constexpr Refusal refused[] = {
        {"peaks.m", "x(1)^2", "x(1) can be a product or a coordinate; write 1*x or x"},
        {"peaks.m", "3x(2)", "x(2) can be a product or a coordinate; write 2*x or y"},
        {"peaks.m", "x(0) + 1", "can be a product or a coordinate"},
        {"peaks.m", "x{2}^2", "can be a product or a coordinate"},
        {"peaks.m", "x(3)", "can be a product or a coordinate"},
        {"peaks.m", "y(2)", "can be a product or a coordinate"},
        {"x[0]", "x[1]", "write x or y"},
        {"x[0]", "x[0] + x[2]", "there are two, x and y"},
        {"x[0]", "x[0] + y", "are both here; write x and y"},
        {"x[0]", "x[0] + w[1]", "both have indices here"},
        {"x1", "x1 + x2 + x3", "there are two, x and y"},
        {"x1", "x1 + y", "are both here"},
        {"x1", "x2 + y2", "both have indices here"},
        {"x1", "x2", "x2 can be x^2 or the second coordinate"},
        {"x1", "3x2 + x", "x2 can be x^2"},
        {"x1", "x12", "is not known here"},
    };
    check(refused);
}

TEST_CASE("characters that are typed or pasted are read") {
    const Value read[] = {
        {"spaces", "x\u00a0+\u00a0y", 3.5},
        {"spaces", "x\u2009+\u202fy", 3.5},
        {"spaces", "x\u200b+\u200by", 3.5},
        {"spaces", "\ufeffx+y", 3.5},
        {"spaces", "x + y\ufeff", 3.5},
        {"spaces", "x\u3000y", 1.5},
        {"spaces", "x\u2062y\u00ad", 1.5},
        {"superscripts", "x⁴", 81},
        {"superscripts", "x⁻¹", 1.0 / 3},
        {"superscripts", "x¹⁰", 59049},
        {"superscripts", "2x²y", 9},
        {"superscripts", "-x²", -9},
        {"superscripts", "(x+y)²", 12.25},
        {"superscripts", "|−x|³", 27},
        {"superscripts", "2^x²", 512},
        {"superscripts", "sin(x)²", std::sin(3.0) * std::sin(3.0)},
        {"roots", "√9", 3},
        {"roots", "√(x+6)", 3},
        {"roots", "∛27x", 9},
        {"roots", "2√(x+6)", 6},
        {"roots", "x√|−4|", 6},
        {"roots", "√(x+6)y", 1.5},
        {"signs", "2∗x", 6},
        {"signs", "x∕2", 1.5},
        {"signs", "x⁄2", 1.5},
        {"signs", "（x＋1）＊2", 8},
        {"signs", "ｘ＾２", 9},
        {"signs", "x⋅y", 1.5},
        {"signs", "x•y", 1.5},
        {"signs", "𝑥² − 𝒚", 8.5},
        {"signs", "𝟐𝐱", 6},
        {"signs", "2𝜋", 6.283185307179586},
        {"signs", "x ≤ 3", 1},
        {"signs", "⌊y⌋ + ⌈y⌉", 1},
        {"constants", "PI", 3.141592653589793},
        {"constants", "2Pi", 6.283185307179586},
        {"constants", "E", 2.718281828459045},
        {"constants", "Math.E", 2.718281828459045},
        {"constants", "np.e", 2.718281828459045},
        {"constants", "M_PI", 3.141592653589793},
        {"constants", "X + Y", 3.5},
        {"constants", "X^2", 9},
        {"ends", "x^2;", 9},
        {"ends", "x^2 ; ", 9},
        {"ends", "x^2 # a bowl", 9},
        {"ends", "x^2; // a bowl", 9},
        {"ends", "x^2; % a bowl", 9},
        {"ends", "\"x^2\"", 9},
    };
    check(read);
    constexpr Refusal refused[] = {
        {"superscripts", "2ⁿ", "found 'ⁿ'"},
        {"superscripts", "x² ²", "found '²'"},
        {"superscripts", "x⁻", "found '⁻'"},
        {"roots", "√x²", "can mean two things"},
        {"roots", "√x^2", "can mean two things"},
        {"ends", "x^2 // a bowl", "a comment begins with #"},
        {"ends", "x; y", "found ';'"},
        {"ends", "# nothing", "the formula ends here"},
        {"ends", ";", "the formula ends here"},
    };
    check(refused);
}

TEST_CASE("formulas of other languages are read") {
    const Value read[] = {
        {"libraries", "np.exp(0)", 1},
        {"libraries", "numpy.sqrt(9)", 3},
        {"libraries", "math.fabs(-x)", 3},
        {"libraries", "Math.pow(x, 2)", 9},
        {"libraries", "torch.nn.functional.relu(x)", 3},
        {"libraries", "F.softplus(0)", 0.6931471805599453},
        {"libraries", "tf.math.square(x)", 9},
        {"libraries", "std::abs(-x)", 3},
        {"libraries", "x.pow(2)", 9},
        {"libraries", "(x - 1).pow(2).sqrt()", 2},
        {"libraries", "x.abs() + y.square()", 3.25},
        {"elementwise", "x.^2", 9},
        {"elementwise", "x.*y./2", 0.75},
        {"elementwise", "2.^x", 8},
        {"elementwise", "1./x", 1.0 / 3},
        {"heads", "f(x,y) = x - y", 2.5},
        {"heads", "f(x, y) := x - y", 2.5},
        {"heads", "z = x - y", 2.5},
        {"heads", "z = f(x, y) = x - y", 2.5},
        {"heads", "=x-y", 2.5},
        {"heads", "f = lambda x, y: x - y", 2.5},
        {"heads", "lambda x: x[0] - x[1]", 2.5},
        {"heads", "def f(x, y): return x - y", 2.5},
        {"heads", "@(x,y) x - y", 2.5},
        {"heads", "(x, y) => x - y", 2.5},
        {"heads", "(x, y) -> x - y", 2.5},
        {"heads", "const f = (x, y) => x - y;", 2.5},
        {"heads", "L(\\theta) = \\theta_1 - \\theta_2", 2.5},
        {"heads", "f(x_{1}, x_{2}) = x_{1} - x_{2}", 2.5},
        {"powers of functions", "sin^2(x)", std::sin(3.0) * std::sin(3.0)},
        {"powers of functions", "sin²(x)", std::sin(3.0) * std::sin(3.0)},
        {"powers of functions", "sin^2(x) + cos^2(x)", 1},
        {"powers of functions", "log^3(e)", 1},
        {"LaTeX", "\\frac{x^{2}}{2}", 4.5},
        {"LaTeX", "\\frac12x", 1.5},
        {"LaTeX", "\\frac1{2}x", 1.5},
        {"LaTeX", "\\dfrac{1}{2}x", 1.5},
        {"LaTeX", "\\frac xy", 6},
        {"LaTeX", "\\frac x2", 1.5},
        {"LaTeX", "log_{2}(8)", 3},
        {"LaTeX", "\\operatorname*{sgn}(x)", 1},
        {"LaTeX", "\\sqrt{x+6}", 3},
        {"LaTeX", "\\sqrt[3]{27}", 3},
        {"LaTeX", "\\sqrt9x", 9},
        {"LaTeX", "\\left( x + y \\right) \\cdot 2", 7},
        {"LaTeX", "\\left|x-4\\right|", 1},
        {"LaTeX", "2\\pi", 6.283185307179586},
        {"LaTeX", "\\sin x", std::sin(3.0)},
        {"LaTeX", "\\sin^2 x", std::sin(3.0) * std::sin(3.0)},
        {"LaTeX", "\\sin\\left(x\\right)", std::sin(3.0)},
        {"LaTeX", "\\cos\\frac{x}{2}", std::cos(1.5)},
        {"LaTeX", "x^{-2}", 1.0 / 9},
        {"LaTeX", "e^{x-3}", 1},
        {"LaTeX", "\\mathrm{e}^{x-3}", 1},
        {"LaTeX", "\\exp(0)", 1},
        {"LaTeX", "$x^2$", 9},
        {"LaTeX", "$$x^2$$", 9},
        {"LaTeX", "x \\times y \\div 2", 0.75},
        {"LaTeX", "\\min\\{x, y\\}", 0.5},
        {"LaTeX", "\\log_2 8", 3},
        {"LaTeX", "\\left[x+y\\right]^2", 12.25},
        {"names", "arctan(x)", std::atan(3.0)},
        {"names", "arcsin(y)", std::asin(0.5)},
        {"names", "arccos(y)", std::acos(0.5)},
        {"names", "arctan2(y, x)", std::atan2(0.5, 3.0)},
        {"names", "sgn(-x)", -1},
        {"names", "ceil(y)", 1},
        {"names", "ceil(-y)", 0},
        {"names", "round(2.4x)", 7},
        {"names", "trunc(-2.5)", -2},
        {"names", "sec(x)", 1 / std::cos(3.0)},
        {"names", "csc(x)", 1 / std::sin(3.0)},
        {"names", "cot(x)", 1 / std::tan(3.0)},
        {"names", "sech(y)", 1 / std::cosh(0.5)},
        {"names", "asinh(x)", std::asinh(3.0)},
        {"names", "acosh(x)", std::acosh(3.0)},
        {"names", "atanh(y)", std::atanh(0.5)},
        {"names", "arsinh(x)", std::asinh(3.0)},
        {"names", "log(8, 2)", 3},
        {"names", "log(81, x)", 4},
        {"names", "min(x, y, -1)", -1},
        {"names", "max(x, y, 7, 2)", 7},
        {"names", "maximum(x, y)", 3},
        {"choices", "if(x < 1, 5, 7)", 7},
        {"choices", "x < 1 ? 5 : 7", 7},
        {"choices", "(x > 1 ? 5 : 7) + y", 5.5},
        {"choices", "x < 1 ? 5 : x < 4 ? 6 : 7", 6},
        {"choices", "x > 1 ? y > 1 ? 1 : 2 : 3", 2},
        {"choices", "max(x > 1 ? 5 : 7, 6)", 6},
        {"products", "xy", 1.5},
        {"products", "2xy^2", 1.5},
        {"products", "cos(2pix)", 1},
        {"products", "xexp(0)", 3},
        {"products", "xe^(x-3)", 3},
    };
    check(read);
    constexpr Refusal refused[] = {
        {"powers of functions", "sin^-1(x)", "write asin(...) or 1/sin(...)"},
        {"powers of functions", "sin⁻¹(x)", "write asin(...) or 1/sin(...)"},
        {"powers of functions", "\\tan^{-1}(x)", "write atan(...) or 1/tan(...)"},
        {"powers of functions", "exp^-1(x)", "write 1/exp(...)"},
        {"LaTeX", "\\frac{x}", "needs something in braces"},
        {"LaTeX", "\\frac{x", "'{' is not closed"},
        {"LaTeX", "\\foo{x}", "\\foo is not known here"},
        {"LaTeX", "\\cos 2 \\cdot x", "needs brackets here"},
        {"LaTeX", "\\log_3 x", "log(x, b)"},
        {"LaTeX", "x^{2", "'{' is not closed"},
        {"names", "lg(x)", "log10(...) to some and log2(...) to others"},
        {"names", "fmod(x, 2)", "write mod(a, b)"},
        {"names", "sinc(x)", "write sin(a)/a"},
        {"names", "log1p(x)", "write log(1 + a)"},
        {"names", "erfc(x)", "write 1 - erf(a)"},
        {"names", "clamp(x, 0, 1)", "write min(max(a, low), high)"},
        {"names", "asinhh(x)", "did you mean asinh(x)?"},
        {"names", "min(x)", "min takes 2 arguments"},
        {"choices", "x if x > 0 else 0", "a choice is written where(condition, a, b)"},
        {"choices", "x < 1 ? 5", "the ':' of this '?' is missing"},
        {"choices", "x ? : 2", "expected a number"},
        {"heads", "x = 3y", "found '='"},
        {"heads", "sin(x) = y", "found '='"},
        {"heads", "xy = 3", "found '='"},
    };
    check(refused);
}

TEST_CASE("what a formula is understood as is no longer than what is read") {
    std::string halves = "\\frac12";
    for (int i = 1; i < 255; ++i) halves += "+\\frac12";
    CHECK(error_of(halves).empty());
    CHECK_THAT(error_of(halves + "+" + halves), ContainsSubstring("too long in plain notation"));
}

TEST_CASE("sentences about bytes that are no text are text") {
    std::string run = "x+";
    for (int i = 0; i < 60; ++i) run += '\x98';
    const std::string rows[] = {run,       "\x98",       "sin(\xff",           "\xe2\x88",  "x\xf0\x9f",
                                "\xc3(x)", "foo\xff(x)", "w\xe2\x82(1) + x_1", "\\foo\xff", "x^\xe2"};
    for (const std::string& row : rows) {
        const std::string error = error_of(row);
        CHECK(!error.empty());
        CHECK(is_valid_text(error));
        CHECK(std::count(error.begin(), error.end(), '\n') == 0);
    }
}
