// Formulas that are as hard on the engine as their 4 KB allow: what a hostile link would hold.
#pragma once

#include "formula/parse.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace ravine::formula {

struct NastyFormula {
    std::string name, text;
};

// start with before and after around it, as often as the text's length and the nesting allow; "#" in either is a number
// that is new in every layer, so that no two layers are the same node.
inline std::string nested(std::string_view before, std::string start, std::string_view after, std::size_t layers) {
    const auto numbered = [](std::string_view piece, std::size_t number) {
        std::string text;
        for (const char c : piece) c == '#' ? text += std::to_string(number) : text += c;
        return text;
    };
    for (std::size_t i = 0; i < layers; ++i) {
        std::string next = fmt::format("{}{}{}", numbered(before, i + 2), start, numbered(after, i + 2));
        if (next.size() > longest_text) break;
        start = std::move(next);
    }
    return start;
}

inline std::vector<NastyFormula> nasty_formulas() {
    constexpr std::size_t deep = 95, long_chain = 4096;
    return {
        {"sum of variables", nested("", "x", "+y", long_chain)},
        {"sum of sines", nested("", "x", "+sin(#x*y)", long_chain)},
        {"product of variables", nested("", "x", " y", long_chain)},
        {"product of sums", nested("", "x", "(x+#y)", long_chain)},
        {"product of sines", nested("", "x", "*sin(x+#y)", long_chain)},
        {"chain of quotients", nested("", "x", "/(y+#)", long_chain)},
        {"continued fraction", nested("1/(x+#y+", "y", ")", deep)},
        {"quotients of quotients", nested("(x+", "y", ")/(y+#x)", deep)},
        {"power of powers 64", nested("(x+#y+", "y", ")^64", deep)},
        {"power of powers 63", nested("(x*y+", "y", ")^63", deep)},
        {"powers 63 on end", nested("", "x", "^63", 60)},
        {"sum of powers 63", nested("", "x", "+(x+#y)^63", 290)},  // nearly fills the graph
        {"longer sum of powers 63", nested("", "x", "+(x+#y)^63", long_chain)},
        {"product of powers 63", nested("", "x", "(x+#y)^63", long_chain)},
        {"sum of nested powers 63", nested("", "x", "+((((x+#y)^63)^63)^63)^63", 70)},
        {"longer sum of nested powers 63", nested("", "x", "+((((x+#y)^63)^63)^63)^63", long_chain)},
        {"sum of deeply nested powers 63", nested("", "x", fmt::format("+{}", nested("(", "x+#y", ")^63", 45)), long_chain)},
        {"tower of powers", nested("(x+#y)^(", "y", ")", 45)},
        {"powers of powers", nested("(", "x", "+y)^(x+#y)", deep)},
        {"choices in choices", nested("where(x<#,", "y", ",y*x+#)", deep)},
        {"choices on choices", nested("where(", "x", "<#y,x^#,y^#)", deep)},
        {"bars in bars", nested("|x-#-", "y", "|", deep)},
        {"bars and products", nested("", "x", "|x-#y|", long_chain)},
        {"roots in roots", nested("sqrt(x*y+#+", "y", ")", deep)},
        {"sines in sines", nested("sin(#x+y*", "x*y", ")", deep)},
        {"tangents in tangents", nested("tan(", "x*y", ")", deep)},
        {"angles in angles", nested("atan2(x*y+#,", "y", ")", deep)},
        {"remainders in remainders", nested("mod(x*y+#,", "y", ")", deep)},
        {"lengths in lengths", nested("hypot(x*y+#,", "y", ")", deep)},
        {"arcs in arcs", nested("asin(", "x*y", "/#)", deep)},
        {"softplus in softplus", nested("softplus(x*", "x*y", ")", deep)},
        {"error functions of themselves", nested("erf(x*y*", "x*y", ")", deep)},
        {"Gaussians in Gaussians", nested("exp(-((x-#)^2+", "x*y", ")^2)", 30)},
    };
}

}  // namespace ravine::formula
