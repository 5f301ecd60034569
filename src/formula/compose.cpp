#include "formula/compose.hpp"

#include <algorithm>
#include <cassert>

namespace ravine::formula {
namespace {

std::span<const NodeId> operands_of(const Node& node) {
    return std::span(node.operands).first(static_cast<std::size_t>(info(node.op).arity));
}

std::vector<char> needed_by(const Graph& graph, std::span<const NodeId> roots) {
    std::vector<char> needed(graph.size(), false);
    for (const NodeId root : roots) needed[root] = true;
    for (auto id = static_cast<NodeId>(graph.size()); id-- > 0;) {
        if (!needed[id]) continue;
        for (const NodeId operand : operands_of(graph[id])) needed[operand] = true;
    }
    return needed;
}

Expr build(const Node& node, Graph& to, const std::vector<NodeId>& built) {
    const auto operand = [&](std::size_t i) { return Expr{&to, built[node.operands[i]]}; };
    switch (info(node.op).arity) {
        case 1: return to.apply(node.op, operand(0));
        case 2: return to.apply(node.op, operand(0), operand(1));
        case 3: return to.apply(node.op, operand(0), operand(1), operand(2));
        default: assert(node.op == Op::constant); return to.constant(node.value);
    }
}

// Per node, true where it depends on uniform variables, and on no others. What runs over rows of data stays with the data.
std::vector<char> uniform_nodes(const Graph& graph, unsigned varying, unsigned uniform) {
    std::vector<char> is_uniform(graph.size(), false), is_constant(graph.size(), false);
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph[id];
        if (node.op == Op::variable) is_uniform[id] = node.operands[0] >= varying && node.operands[0] < varying + uniform;
        if (node.op == Op::constant) is_constant[id] = true;
        const auto operands = operands_of(node);
        if (operands.empty()) continue;
        const auto one = [&](NodeId operand) { return is_uniform[operand] || is_constant[operand]; };
        is_uniform[id] = info(node.op).form != Form::reduction && std::all_of(operands.begin(), operands.end(), one);
    }
    return is_uniform;
}

}  // namespace

std::vector<Expr> rebuild(const Graph& from, std::span<const NodeId> roots, Graph& to,
                          const std::function<std::optional<Expr>(NodeId)>& replace) {
    const std::vector<char> needed = needed_by(from, roots);
    std::vector<NodeId> built(from.size(), 0);
    for (NodeId id = 0; id < from.size(); ++id) {
        if (!needed[id]) continue;
        const std::optional<Expr> other = replace(id);
        assert(other || from[id].op != Op::variable);
        built[id] = other ? other->id : build(from[id], to, built).id;
    }
    std::vector<Expr> result;
    for (const NodeId root : roots) result.push_back({&to, built[root]});
    return result;
}

std::vector<Expr> substitute(const Graph& from, std::span<const NodeId> roots, std::span<const Expr> variables, Graph& to) {
    return rebuild(from, roots, to, [&](NodeId id) -> std::optional<Expr> {
        if (from[id].op != Op::variable) return std::nullopt;
        assert(from[id].operands[0] < variables.size());
        return variables[from[id].operands[0]];
    });
}

Split split_uniform(const Graph& graph, std::span<const Expr> outputs, unsigned varying, unsigned uniform) {
    const std::vector<char> is_uniform = uniform_nodes(graph, varying, uniform);
    std::vector<NodeId> roots, cuts;
    for (const Expr& output : outputs) roots.push_back(output.id);
    const std::vector<char> needed = needed_by(graph, roots);
    std::vector<char> is_cut(graph.size(), false);
    for (const NodeId root : roots) is_cut[root] = is_uniform[root];
    for (NodeId id = 0; id < graph.size(); ++id) {
        if (!needed[id] || is_uniform[id]) continue;
        for (const NodeId operand : operands_of(graph[id])) is_cut[operand] = is_cut[operand] || is_uniform[operand];
    }
    std::vector<unsigned> number(graph.size(), 0);
    for (NodeId id = 0; id < graph.size(); ++id) {
        if (!is_cut[id]) continue;
        number[id] = varying + static_cast<unsigned>(cuts.size());
        cuts.push_back(id);
    }
    Split split;
    const auto variable_of = [&](NodeId id) { return graph[id].operands[0]; };
    split.shared = rebuild(graph, cuts, split.uniform, [&](NodeId id) -> std::optional<Expr> {
        if (graph[id].op != Op::variable) return std::nullopt;
        return split.uniform.variable(variable_of(id) - varying);
    });
    split.outputs = rebuild(graph, roots, split.varying, [&](NodeId id) -> std::optional<Expr> {
        if (is_cut[id]) return split.varying.variable(number[id]);
        if (graph[id].op != Op::variable) return std::nullopt;
        const unsigned variable = variable_of(id);
        if (variable < varying) return split.varying.variable(variable);
        // Columns follow the shared numbers. A uniform variable that is not cut has no user here.
        const auto shared = static_cast<unsigned>(cuts.size());
        return split.varying.variable(variable < varying + uniform ? 0 : variable - uniform + shared);
    });
    return split;
}

}  // namespace ravine::formula
