#include "formula/derive.hpp"

#include <array>

namespace ravine::formula {
namespace {

Expr derivative(Op op, Expr r, std::array<Expr, 3> operands, std::array<Expr, 3> derivatives) {
    [[maybe_unused]] const auto [a, b, c] = operands;
    [[maybe_unused]] const auto [da, db, dc] = derivatives;
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
    const Expr nothing = graph.constant(0);
    const Expr unit = graph.constant(1);
    std::vector<bool> needed(root.id + 1, false);
    needed[root.id] = true;
    for (NodeId id = root.id + 1; id-- > 0;) {
        const Node node = graph[id];
        for (int i = 0; needed[id] && i < info(node.op).arity; ++i) needed[node.operands[static_cast<std::size_t>(i)]] = true;
    }
    std::vector<Expr> derivatives(root.id + 1, nothing);
    for (NodeId id = 0; id <= root.id && !graph.full(); ++id) {
        const Node node = graph[id];  // a copy: building nodes moves the graph's storage
        if (!needed[id] || node.op == Op::constant) continue;
        if (node.op == Op::variable) {
            derivatives[id] = node.operands[0] == number ? unit : nothing;
            continue;
        }
        const auto [a, b, c] = node.operands;
        derivatives[id] = derivative(node.op, {&graph, id}, {Expr{&graph, a}, Expr{&graph, b}, Expr{&graph, c}},
                                     {derivatives[a], derivatives[b], derivatives[c]});
    }
    return derivatives[root.id];
}

}  // namespace ravine::formula
