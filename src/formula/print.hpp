// Graph to text, in the one canonical form: parse(print(e)) builds the graph of e again, node by node.
//
// Brackets stand only where the grammar of parse.hpp needs them, repeated products read as powers, and numbers are the
// shortest that read back to the same bits. Only ratio and product, which derivatives contain and nobody can type, are printed
// as the division and the multiplication that they are wherever no 0 meets an infinity.
#pragma once

#include "formula/graph.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ravine::formula {

// What other languages spell differently. They bind as tightly as the formula language.
struct Spelling {
    std::string_view power = "^", infinity = "1/0", not_a_number = "0/0";
    std::string_view truth = {};  // the function that makes a number of a comparison, where one is needed
    std::string_view (*function)(Op) = [](Op op) { return info(op).text; };
};

// names[i] is variable i. A shared subexpression is written out wherever it is used; what would be longer than longest bytes
// is cut there, with "..." at the end.
std::string print(Expr expression, std::span<const std::string_view> names, std::size_t longest = 1 << 16,
                  const Spelling& spelling = {});

}  // namespace ravine::formula
