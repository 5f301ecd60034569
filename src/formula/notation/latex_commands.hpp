// The commands of LaTeX that formulas are written with. Internal to latex.cpp.
#pragma once

#include <string_view>

namespace ravine::formula {

struct Command {
    std::string_view typed, plain;
};

// Commands for a symbol, and \pi; constants.hpp has the Greek letters.
inline constexpr Command commands[] = {
    {"\\cdot", "*"},      {"\\times", "*"},  {"\\ast", "*"},    {"\\div", "/"},       {"\\le", "<="},    {"\\leq", "<="},
    {"\\leqslant", "<="}, {"\\ge", ">="},    {"\\geq", ">="},   {"\\geqslant", ">="}, {"\\lt", "<"},     {"\\gt", ">"},
    {"\\lvert", "|"},     {"\\rvert", "|"},  {"\\vert", "|"},   {"\\mid", "|"},       {"\\lparen", "("}, {"\\rparen", ")"},
    {"\\pi", "pi"},       {"\\lfloor", "⌊"}, {"\\rfloor", "⌋"}, {"\\lceil", "⌈"},     {"\\rceil", "⌉"},  {"\\lbrace", "("},
    {"\\rbrace", ")"},    {"\\lbrack", "["}, {"\\rbrack", "]"},
};
// Commands that only set type.
inline constexpr std::string_view sizes[] = {"\\left",     "\\right",     "\\big",          "\\Big",       "\\bigg",
                                             "\\Bigg",     "\\bigl",      "\\bigr",         "\\Bigl",      "\\Bigr",
                                             "\\biggl",    "\\biggr",     "\\Biggl",        "\\Biggr",     "\\limits",
                                             "\\nolimits", "\\mathstrut", "\\displaystyle", "\\textstyle", "\\nonumber"};
inline constexpr std::string_view fractions[] = {"\\frac", "\\dfrac", "\\tfrac", "\\cfrac"};
inline constexpr std::string_view upright[] = {"\\operatorname", "\\mathrm",     "\\text", "\\mathop", "\\textrm", "\\mathit",
                                               "\\mathbf",       "\\boldsymbol", "\\bm",   "\\vec",    "\\mathsf"};

}  // namespace ravine::formula
