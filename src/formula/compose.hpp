// Graphs put together: expressions of one graph built anew in another one, and the split of a graph into what is one number for
// all points and the rest.
#pragma once

#include "formula/graph.hpp"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace ravine::formula {

// Builds the roots of a graph, and all that they need, in the graph `to`. A node for which `replace` returns an expression of
// `to` is that instead; it must return one for each variable. The operations and their order stay, hence the bits.
std::vector<Expr> rebuild(const Graph& from, std::span<const NodeId> roots, Graph& to,
                          const std::function<std::optional<Expr>(NodeId)>& replace);

// The same with variables[i] in the place of variable i.
std::vector<Expr> substitute(const Graph& from, std::span<const NodeId> roots, std::span<const Expr> variables, Graph& to);

// Expressions in two parts. `uniform` computes what depends on uniform variables alone, once for all points; `varying` does the
// rest, point by point.
struct Split {
    Graph uniform;
    std::vector<Expr> shared;  // of the graph `uniform`: over its variables 0, 1, …, which are the uniform ones
    Graph varying;
    std::vector<Expr> outputs;  // of the graph `varying`: over the varying variables, then `shared`, then the columns
};

// Splits outputs of a graph whose variables are `varying` ones, then `uniform` ones, then columns of data.
Split split_uniform(const Graph& graph, std::span<const Expr> outputs, unsigned varying, unsigned uniform);

}  // namespace ravine::formula
