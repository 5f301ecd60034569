// Text to graph.
//
//   formula  = sum [ (<|<=|>|>=) sum ]            1 where it holds and 0 where not
//   sum      = product { (+|-) product }
//   product  = unary { (*|/|nothing) unary }      "2x", "3(x+1)" and "x y" multiply
//   unary    = - unary | power                    -x^2 is -(x^2)
//   power    = primary [ (^|**) unary ]           right-associative: 2^3^2 is 2^9
//   primary  = number | name | name(formula, ...) | (formula) | |sum|, then any number of ² and ³
//
// Names are the caller's variables, the constants pi and e, and the functions of ops.def. The columns of data are variables
// too, but known inside sum(...) and mean(...) only, which run over all rows. Unicode spellings (− · × ≤ π)
// mean their ASCII counterparts. Formulas come out of links, so everything is capped: text, depth, and size of the graph.
#pragma once

#include "formula/graph.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ravine::formula {

inline constexpr std::size_t longest_text = 4096;  // bytes
inline constexpr int deepest_nesting = 100;        // brackets, signs and powers inside each other

struct NamedConstant {
    std::string_view name, other_name;
    double value;
};
inline constexpr NamedConstant named_constants[] = {{"pi", "π", 3.141592653589793}, {"e", "e", 2.718281828459045}};

// What was expected, and where: the column counts characters (not bytes) from 1.
struct ParseError {
    std::size_t column;
    std::string message;

    std::string sentence() const;  // "column 4: expected ..."
};

struct ParseResult {
    std::optional<Expr> expression;
    ParseError error;  // meaningful where there is no expression
};

// Parses text into the graph. names[i] becomes variable i, and the columns follow them. Without columns there are no data,
// and neither sum nor mean.
ParseResult parse(std::string_view text, std::span<const std::string_view> names, Graph& graph,
                  std::span<const std::string_view> columns = {});

}  // namespace ravine::formula
