// Text to graph.
//
//   formula  = sum [ (<|<=|>|>=) sum ]            1 where it holds and 0 where not
//   sum      = product { (+|-) product }
//   product  = unary { (*|/|nothing) unary }      "2x", "3(x+1)" and "x y" multiply
//   unary    = - unary | power                    -x^2 is -(x^2)
//   power    = primary [ ^ unary ]                right-associative: 2^3^2 is 2^9
//   primary  = number | name | name(formula, ...) | (formula) | |sum| | √primary | ∛primary, then perhaps a superscript: x²,
//   x⁻¹
//
// Names are the caller's variables and constants, pi and e, and the functions of ops.def and names.cpp. The columns of data are
// variables too, but known inside sum(...) and mean(...) only, which run over all rows. That is the plain notation; texts in
// other ones are rewritten first (notation/notation.hpp). Two numbers side by side are no product: 1.2.3 and 10 000 are
// refused, and so is x.2. The error of a text that is refused comes with what was probably meant. Formulas come out of links,
// so everything is capped: text, depth, and size of the graph.
#pragma once

#include "formula/constants.hpp"
#include "formula/error.hpp"
#include "formula/graph.hpp"
#include "formula/names.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::formula {

inline constexpr std::size_t longest_text = 4096;  // bytes, blanks apart
inline constexpr int deepest_nesting = 100;        // brackets, signs and powers inside each other

struct ParseResult {
    std::optional<Expr> expression;
    ParseError error;                      // meaningful where there is no expression
    std::string understood;                // the formula in plain notation where it was written in another one; else empty
    std::vector<Constant> constants = {};  // those given that the formula uses, in the order given
};

// Parses text into the graph. names[i] becomes variable i, and the columns follow them. Without columns sum and mean are
// refused. Constants become their values; each requires a name that can_name_constant() accepts and that is neither a variable
// nor a column. Never throws: on failure `error` describes the fault.
ParseResult parse(std::string_view text, std::span<const std::string_view> names, Graph& graph,
                  std::span<const std::string_view> columns = {}, std::span<const Constant> constants = {});

}  // namespace ravine::formula
