// Symbolic differentiation. The derivative is built in the graph of the expression and shares its subexpressions.
#pragma once

#include "formula/graph.hpp"

namespace ravine::formula {

// Returns the derivative of root with respect to variable `number`, by the derivative column of ops.def. Returns an arbitrary
// expression if the graph is, or becomes, full().
Expr derive(Expr root, unsigned number);

}  // namespace ravine::formula
