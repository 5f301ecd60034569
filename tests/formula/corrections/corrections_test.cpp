// Corrections that are offered for formulas that cannot be read.
#include "../../seed.hpp"
#include "../formulas.hpp"

#include <algorithm>
#include <random>

using namespace ravine::formula;

using Offers = std::vector<std::string>;

TEST_CASE("what was probably meant is offered as a whole formula") {
    const std::pair<const char*, Offers> rows[] = {
        {"sni(x)+y^2", {"sin(x)+y^2"}},
        {"sni(x)+cso(y)", {"sin(x)+cos(y)"}},
        {"sinn(x)", {"sin(x)"}},
        {"\\sinn x", {"\\sin x"}},
        {"\\fracc{x}{2}", {"\\frac{x}{2}"}},
        {"f(x, y) = sni(x) + y", {"sin(x) + y"}},
        {"np.sni(x)", {"sin(x)"}},
        {"((x+1", {"((x+1))"}},
        {"exp(-(x^2+y^2)", {"exp(-(x^2+y^2))"}},
        {"|x", {"|x|"}},
        {"(x+1]", {"(x+1)"}},
        {"x+1)^2", {"(x+1)^2"}},
        {"x^2+y^2)", {"x^2+y^2"}},
        {"\\frac{x}{2", {"\\frac{x}{2}"}},
        {"sin x", {"sin(x)"}},
        {"sin 2x", {"sin(2x)"}},
        {"sin x^2", {"sin(x^2)", "sin(x)^2"}},
        {"2 sin x cos y", {"2 sin(x) cos(y)"}},
        {"log sin(x)", {"log(sin(x))"}},
        {"1.2.3", {"1.23", "1.2*0.3"}},
        {"2e1.5", {"2*10^1.5", "2e1*0.5"}},
        {"10 000x^2", {"10000x^2"}},
        {"1 000 000x", {"1000000x"}},
        {"0.1 5", {"0.15", "0.1*5"}},
        {"1½", {"(1 + ½)", "1*½"}},
        {"0,5x", {"0.5x"}},
        {"10,000x", {"10000x", "10.000x"}},
        {"sin(0,5)", {"sin(0.5)"}},
        {"pow(0,5, 2)", {"pow(0.5, 2)"}},
        {"1_000x", {"1000x"}},
        {"1'000x", {"1000x"}},
        {"1e - 5", {"1e-5", "1*e-5"}},
        {"x%2", {"mod(x, 2)"}},
        {"2*x%3", {}},
        {"x//2", {"floor(x/2)"}},
        {"x^2 // a bowl", {"x^2 # a bowl"}},
        {"x=<1", {"x<=1"}},
        {"0<x<1", {"(0<x)*(x<1)"}},
        {"x>0 && y<0", {"(x>0)*(y<0)"}},
        {"(x>0) & (y<0)", {"(x>0)*(y<0)"}},
        {"where(x>0 and y<0, 1, 2)", {"where((x>0)*(y<0), 1, 2)"}},
        {"x>0 || y<0", {"max(x>0, y<0)"}},
        {"x>0 or y<0", {"max(x>0, y<0)"}},
        {"not x>0", {"1 - (x>0)"}},
        {"x if x > 0 else 0", {"where(x > 0, x, 0)"}},
        {"y + (1 if x>0 else 2 if y>0 else 3)", {"y + (where(x>0, 1, where(y>0, 2, 3)))"}},
        {"\\log_3 x", {"log(x, 3)"}},
        {"\\log_3(x+1)", {"log(x+1, 3)"}},
        {"log3(x)", {"log(x, 3)"}},
        {"sin^-1(x)", {"asin(x)", "sin(x)^-1"}},
        {"2sin^-1(x)", {"2asin(x)", "2sin(x)^-1"}},
        {"sin^-2(x)", {"sin(x)^-2"}},
        {"\\sin^{-1} x", {"\\asin x"}},
        {"√x^2", {"√(x^2)", "(√x)^2"}},
        {"lg(x)", {"log10(x)", "log2(x)"}},
        {"2*erfc(x)", {"2*(1 - erf(x))"}},
        {"np.clip(x+1, 0, 1)", {"min(max(x+1, 0), 1)"}},
        {"log1p(x) + np.expm1(y)", {"log(1 + x) + (exp(y) - 1)"}},
        {"x(1)^2", {"x^2", "x*1^2"}},
        {"3x(2)", {"3y", "3x*2"}},
        {"x[1]", {"x", "y"}},
        {"x[0] + y", {"x + y"}},
        {"x2 + y2", {"x^2 + y^2"}},
        {"3x2", {"3x^2", "3y"}},
        {"x.2", {"x*0.2"}},
        {"1 e5", {"1e5", "1*e*5"}},
        {"0x10", {"16"}},
        {"1,000,000x", {"1000000x"}},
        {"1.000,5x", {"1000.5x"}},
        {"x — y", {"x - y"}},
        {"sinx", {"sin(x)"}},
        {"lnx", {"ln(x)"}},
        {"x^^2", {"x^2"}},
        {"sin2x", {"sin(2x)"}},
        {"exp2x", {"exp2(x)", "exp(2x)"}},
        {"sin^2 x", {"sin(x)^2"}},
        {"sin²x", {"sin(x)²"}},
        {"log|x|", {"log(|x|)"}},
        {"x mod 2", {"mod(x, 2)"}},
        {"x div 2", {"floor(x/2)"}},
        {"max(x;y)", {"max(x,y)"}},
        {"atan(y,x)", {"atan2(y,x)"}},
        {"if x>0 then x else y", {"where(x>0, x, y)"}},
        {"y = x^2", {"x^2"}},
        {"x = y", {"x - y", "(x - y)^2"}},
        {"x == y", {"x - y", "(x - y)^2"}},
        {"sin(x) = 1 + y", {"sin(x) - (1 + y)", "(sin(x) - (1 + y))^2"}},
        {"x^2 + y^2 = 1", {"x^2 + y^2 - 1", "(x^2 + y^2 - 1)^2"}},
        {"x^2 - y = 0", {"x^2 - y"}},
        {"x^2 =", {"x^2"}},
        {"where(x = 0, 1, 2)", {}},
        {"x = y = 1", {}},
        {"cosine(x)", {"cos(x)"}},
        {"tangent(x) + cosinus(y)", {"tan(x) + cos(y)"}},
        {"logarithm(x)", {"log(x)"}},
        {"arccosine(x)", {"arccos(x)"}},
        {"sigmo(x)", {"sigmoid(x)"}},
        {"squareroot(x)", {"sqrt(x)"}},
        {"2*square_root(x + 1)", {"2*sqrt(x + 1)"}},
        {"exp", {"exp(x)"}},
        {"exp()", {"exp(x)"}},
        {"2 exp - 1", {"2 exp(x) - 1"}},
        {"sin^2 + cos²", {"sin(x)^2 + cos(x)²"}},
        {"max(sin, y)", {"max(sin(x), y)"}},
        {"atan2", {"atan2(x, y)"}},
        {"sin -x", {}},
        {"where", {}},
        {"mean", {}},
        {"tau*x", {"(2*pi)*x"}},
        {"x[0][1]", {}},
        {"x(1)+x(2)+x(3)", {}},
        {"x+zoo", {}},
        {"x+", {}},
        {"", {}},
        {"x*/y", {}},
    };
    for (const auto& [text, offers] : rows) {
        CAPTURE(text);
        CHECK(corrections_of(text) == offers);
        for (const std::string& offer : corrections_of(text)) CHECK(error_of(offer).empty());
    }
}

TEST_CASE("a known word is told, too, where the rest cannot be mended") {
    CHECK(error_of("sni(x)+zoo") == "column 1: \"sni\" is not known here; did you mean sin?");
}

TEST_CASE("a long formula is offered by the part around its fault") {
    std::string text = "0";
    for (int i = 0; i < 40; ++i) text += " + x^2";
    const std::string error = error_of(text + " + sqt(x)" + text.substr(1));
    CHECK(error.ends_with("; did you mean …^2 + x^2 + x^2 + x^2 + x^2 + sqrt(x) + x^2 + x^2 + x^2 + x^2…?"));
    CHECK(corrections_of(text + " + sqt(x)") == Offers{text + " + sqrt(x)"});
}

TEST_CASE("whatever is offered is a formula") {
    const unsigned seed = ravine::test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    constexpr const char* pieces[] = {"x", "y",    "2",      "0.5", "000", "+",      "-",    "*",  "^",   "(",  ")",
                                      ",", " ",    "sin",    "sni", "|",   "%",      "&&",   "<",  ">",   "if", "else",
                                      "√", "²",    "\\log_", "{",   "}",   "\\frac", "x[0]", "x2", "and", ".",  "[",
                                      "]", "erfc", "1e",     "⁻¹",  "=",   "?",      ":",    "//"};
    int offered = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (auto count = 1 + random() % 9; count > 0; --count) text += pieces[random() % std::size(pieces)];
        CAPTURE(text);
        for (const std::string& offer : corrections_of(text)) {
            CAPTURE(offer);
            CHECK(error_of(offer).empty());
            ++offered;
        }
    }
    CHECK(offered > 100);
}
