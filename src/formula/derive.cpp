#include "formula/derive.hpp"

#include <array>
#include <string_view>

namespace ravine::formula {
namespace {

// Returns true if an operation's slope may be infinite where its value is finite, as that of sqrt at 0: if its derivative
// column divides or takes a logarithm.
constexpr bool has_division(std::string_view derivative) {
    for (const std::string_view sign : {"/", "ratio", "log"}) {
        if (derivative.find(sign) != std::string_view::npos) return true;
    }
    return false;
}
constexpr bool steep_operations[] = {
    false, false,  // constant and variable
#define RAVINE_OP(name, arity, form, text, meaning, value, derivative) has_division(#derivative),
#include "formula/ops.def"
#undef RAVINE_OP
};

// The derivative of an operand. If its slope may be infinite, 0 times it is 0 rather than NaN, as in x*sqrt(x) or exp(-1/x^2)
// at 0.
struct Slope {
    Expr d;
    bool careful;
};
Slope operator-(Slope a) { return {-a.d, a.careful}; }
Slope operator+(Slope a, Slope b) { return {a.d + b.d, a.careful}; }
Slope operator-(Slope a, Slope b) { return {a.d - b.d, a.careful}; }
Slope operator*(Expr a, Slope b) { return {b.careful ? product(a, b.d) : a * b.d, b.careful}; }
Slope operator*(Slope a, Expr b) { return {a.careful ? product(a.d, b) : a.d * b, a.careful}; }
Slope operator*(double a, Slope b) { return {a * b.d, b.careful}; }
Slope operator/(Slope a, Expr b) { return {a.d / b, a.careful}; }
Slope ratio(Slope a, Expr b) { return {ratio(a.d, b), a.careful}; }
Slope product(Expr a, Slope b) { return {product(a, b.d), b.careful}; }
Slope product(Slope a, Expr b) { return {product(a.d, b), a.careful}; }
Slope where(Expr condition, Slope a, Slope b) { return {where(condition, a.d, b.d), a.careful}; }
Slope sum(Slope a) { return {sum(a.d), a.careful}; }
Slope mean(Slope a) { return {mean(a.d), a.careful}; }

Expr derivative(Op op, Expr r, std::array<Expr, 3> operands, std::array<Expr, 3> derivatives, bool careful) {
    [[maybe_unused]] const auto [a, b, c] = operands;
    [[maybe_unused]] const Slope da{derivatives[0], careful}, db{derivatives[1], careful}, dc{derivatives[2], careful};
    switch (op) {
#define RAVINE_OP(name, arity, form, text, meaning, value, derivative) \
    case Op::name:                                                     \
        return Slope(derivative).d;
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
    std::vector<char> needed(root.id + 1, false);
    needed[root.id] = true;
    for (NodeId id = root.id + 1; id-- > 0;) {
        const Node node = graph[id];
        for (int i = 0; needed[id] && i < info(node.op).arity; ++i) needed[node.operands[static_cast<std::size_t>(i)]] = true;
    }
    std::vector<Expr> derivatives(root.id + 1, nothing);
    std::vector<char> steep(root.id + 1, false);
    for (NodeId id = 0; id <= root.id && !graph.full(); ++id) {
        const Node node = graph[id];  // a copy: building nodes moves the graph's storage
        if (!needed[id] || node.op == Op::constant) continue;
        if (node.op == Op::variable) {
            derivatives[id] = node.operands[0] == number ? unit : nothing;
            continue;
        }
        const auto [a, b, c] = node.operands;
        const bool careful = steep[a] || (info(node.op).arity > 1 && steep[b]) || (info(node.op).arity > 2 && steep[c]);
        steep[id] = careful || steep_operations[static_cast<std::size_t>(node.op)];
        derivatives[id] = derivative(node.op, {&graph, id}, {Expr{&graph, a}, Expr{&graph, b}, Expr{&graph, c}},
                                     {derivatives[a], derivatives[b], derivatives[c]}, careful);
    }
    return derivatives[root.id];
}

}  // namespace ravine::formula
