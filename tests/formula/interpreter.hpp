// The plainest way to evaluate a formula, against which the others are tested.
#pragma once

#include "formula/graph.hpp"
#include "formula/program/op_values.hpp"

#include <vector>

namespace ravine::formula {

// Returns the value of every node of a graph at one point, computed in the order in which the nodes were built. Knows no sums.
inline std::vector<double> interpreted(const Graph& graph, double x, double y) {
    std::vector<double> values(graph.size());
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph[id];
        if (node.op == Op::constant) values[id] = node.value;
        if (node.op == Op::variable) values[id] = node.operands[0] == 0 ? x : y;
        with_value(node.op, [&](auto arity, auto value, auto) {
            const auto operand = [&](std::size_t i) { return Lane(i < std::size_t{arity} ? values[node.operands[i]] : 0.0); };
            values[id] = value(operand(0), operand(1), operand(2)).get(0);
        });
    }
    return values;
}

}  // namespace ravine::formula
