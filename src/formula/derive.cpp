#include "formula/derive.hpp"

namespace ravine::formula {
namespace {

Expr derivative(Op op, Expr r, Expr a, Expr b, Expr da, Expr db) {
    switch (op) {
#define RAVINE_OP(name, arity, form, text, value, derivative) \
    case Op::name:                                            \
        return derivative;
#include "formula/ops.def"
#undef RAVINE_OP
        default: return r;
    }
}

}  // namespace

Expr derive(Expr root, unsigned number) {
    Graph& graph = *root.graph;
    const Expr zero = graph.constant(0);
    const Expr one = graph.constant(1);
    std::vector<bool> needed(root.id + 1, false);
    needed[root.id] = true;
    for (NodeId id = root.id + 1; id-- > 0;) {
        const Node node = graph[id];
        for (int i = 0; needed[id] && i < info(node.op).arity; ++i) needed[node.operands[static_cast<std::size_t>(i)]] = true;
    }
    std::vector<Expr> derivatives(root.id + 1, zero);
    for (NodeId id = 0; id <= root.id; ++id) {
        const Node node = graph[id];  // a copy: building nodes moves the graph's storage
        if (!needed[id] || node.op == Op::constant) continue;
        if (node.op == Op::variable) {
            derivatives[id] = node.operands[0] == number ? one : zero;
            continue;
        }
        const auto [a, b] = node.operands;
        derivatives[id] = derivative(node.op, {&graph, id}, {&graph, a}, {&graph, b}, derivatives[a], derivatives[b]);
    }
    return derivatives[root.id];
}

}  // namespace ravine::formula
