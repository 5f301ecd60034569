// Prints a graph in one canonical form: parse(print(e)) rebuilds e node by node.
//
// Brackets stand only where the grammar of parse.hpp needs them, repeated products read as powers, and numbers are the shortest
// that read back to the same bits. Only ratio and product, which derivatives contain and nobody can type, are printed as the
// division and the multiplication that they equal wherever no 0 meets an infinity.
#pragma once

#include "formula/graph.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ravine::formula {

// Spellings that differ in other languages. They bind as tightly as those of the formula language.
struct Spelling {
    std::string_view power = "^", infinity = "1/0", not_a_number = "0/0";
    std::string_view truth = {};  // function that turns a comparison into a number, if needed
    std::string_view (*function)(Op) = [](Op op) { return info(op).text; };
};

// Returns the text of an expression, where names[i] is variable i. Shared subexpressions are written out at each use. A text
// beyond `longest` bytes is cut there and ends with "...".
std::string print(Expr expression, std::span<const std::string_view> names, std::size_t longest = 1 << 16,
                  const Spelling& spelling = {});

}  // namespace ravine::formula
