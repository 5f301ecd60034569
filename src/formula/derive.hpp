// Symbolic differentiation. The derivative is built in the graph of the expression and shares its subexpressions.
#pragma once

#include "formula/graph.hpp"

namespace ravine::formula {

// d root / d variable(number), by the derivative column of ops.def. Any expression where the graph is, or becomes, full().
Expr derive(Expr root, unsigned number);

}  // namespace ravine::formula
