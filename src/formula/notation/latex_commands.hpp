// The commands of LaTeX that formulas are written with. Internal to latex.cpp.
#pragma once

#include <string_view>

namespace ravine::formula {

struct Command {
    std::string_view typed, plain;
};

// Commands that are a symbol or a letter.
inline constexpr Command commands[] = {
    {"\\cdot", "*"},       {"\\times", "*"}, {"\\ast", "*"},    {"\\div", "/"},       {"\\le", "<="},      {"\\leq", "<="},
    {"\\leqslant", "<="},  {"\\ge", ">="},   {"\\geq", ">="},   {"\\geqslant", ">="}, {"\\lt", "<"},       {"\\gt", ">"},
    {"\\lvert", "|"},      {"\\rvert", "|"}, {"\\vert", "|"},   {"\\mid", "|"},       {"\\lparen", "("},   {"\\rparen", ")"},
    {"\\pi", "pi"},        {"\\alpha", "α"}, {"\\beta", "β"},   {"\\gamma", "γ"},     {"\\delta", "δ"},    {"\\epsilon", "ε"},
    {"\\varepsilon", "ε"}, {"\\zeta", "ζ"},  {"\\eta", "η"},    {"\\theta", "θ"},     {"\\vartheta", "θ"}, {"\\kappa", "κ"},
    {"\\lambda", "λ"},     {"\\mu", "μ"},    {"\\nu", "ν"},     {"\\xi", "ξ"},        {"\\rho", "ρ"},      {"\\sigma", "σ"},
    {"\\tau", "τ"},        {"\\phi", "φ"},   {"\\varphi", "φ"}, {"\\omega", "ω"},     {"\\lfloor", "⌊"},   {"\\rfloor", "⌋"},
    {"\\lceil", "⌈"},      {"\\rceil", "⌉"}, {"\\lbrace", "("}, {"\\rbrace", ")"},    {"\\lbrack", "["},   {"\\rbrack", "]"},
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
