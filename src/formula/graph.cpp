#include "formula/graph.hpp"

#include "formula/program/evaluate.hpp"
#include "math/bits.hpp"
#include "math/random.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <optional>

namespace ravine::formula {
namespace {

constexpr double largest_unrolled_power = 64;

// Applies the identities that matter for derivatives. A product with a structural zero vanishes even if the other factor is not
// finite, since 0 * da means "does not depend on it".
std::optional<Expr> simplify(Op op, Expr a, Expr b, Expr c) {
    Graph& graph = *a.graph;
    const auto is = [&](Expr e, double value) { return graph.is_constant(e.id, value); };
    const auto is_number = [&](Expr e) { return graph[e.id].op == Op::constant && std::isfinite(graph[e.id].value); };
    const auto negated = [&](Expr e) { return graph[e.id].op == Op::negate; };
    const auto inside = [&](Expr e) { return Expr{&graph, graph[e.id].operands[0]}; };
    switch (op) {
        case Op::negate:
            if (negated(a)) return inside(a);
            break;
        case Op::add:
            if (is(a, 0)) return b;
            if (is(b, 0)) return a;
            if (a.id == b.id) return 2 * a;
            if (negated(b)) return a - inside(b);
            break;
        case Op::subtract:
            if (is(b, 0)) return a;
            if (is(a, 0)) return -b;
            if (negated(b)) return a + inside(b);
            break;
        case Op::multiply:
        case Op::product:
            if (is(a, 0) || is(b, 1)) return a;
            if (is(b, 0) || is(a, 1)) return b;
            if (is(a, -1)) return -b;
            if (is(b, -1)) return -a;
            if (negated(a)) return -graph.apply(op, inside(a), b);
            if (negated(b)) return -graph.apply(op, a, inside(b));
            if (op == Op::product && (is_number(a) || is_number(b))) return a * b;  // a number other than 0
            break;
        case Op::divide:
            if (is(a, 0) || is(b, 1)) return a;
            if (negated(a)) return -(inside(a) / b);
            if (negated(b)) return -(a / inside(b));
            break;
        case Op::ratio:
            if (is(a, 0) || is(b, 1)) return a;
            break;
        case Op::pow:
            if (is(b, 0)) return graph.constant(1);
            if (is(b, 1)) return a;
            break;
        case Op::where:
            if (graph[a.id].op == Op::constant) return is(a, 0) ? c : b;
            if (b.id == c.id) return b;
            break;
        case Op::sum:
            if (is(a, 0)) return a;
            break;
        case Op::mean:
            if (graph[a.id].op == Op::constant) return a;
            break;
        default: break;
    }
    return std::nullopt;
}

std::size_t hash(const Node& node) {
    std::uint64_t h = mix(bits_of(node.value) + static_cast<std::uint64_t>(node.op));
    for (const NodeId id : node.operands) h = mix(h + id + 1);
    return static_cast<std::size_t>(h);
}

bool same(const Node& p, const Node& q) {
    return p.op == q.op && p.operands == q.operands && bits_of(p.value) == bits_of(q.value);
}

}  // namespace

// Returns the slot that holds the node, or the free one that it belongs in.
std::size_t Graph::slot_of(const Node& node) const {
    std::size_t slot = hash(node) % slots_.size();
    while (slots_[slot] != nobody && !same(nodes_[slots_[slot]], node)) slot = (slot + 1) % slots_.size();
    return slot;
}

void Graph::grow() {
    slots_.assign(2 * slots_.size(), nobody);
    for (NodeId id = 0; id < nodes_.size(); ++id) slots_[slot_of(nodes_[id])] = id;
}

NodeId Graph::intern(const Node& node) {
    const std::size_t slot = slot_of(node);
    if (slots_[slot] != nobody) return slots_[slot];
    if (nodes_.size() == capacity) {
        full_ = true;
        return 0;
    }
    const auto id = static_cast<NodeId>(nodes_.size());
    nodes_.push_back(node);
    slots_[slot] = id;
    if (2 * nodes_.size() > slots_.size()) grow();
    return id;
}

bool Graph::is_constant(NodeId id, double value) const { return nodes_[id].op == Op::constant && nodes_[id].value == value; }

// Stores one NaN for all, as their bits differ from processor to processor.
Expr Graph::constant(double value) {
    if (std::isnan(value)) value = std::numeric_limits<double>::quiet_NaN();
    return {this, intern({Op::constant, {}, value})};
}

Expr Graph::variable(unsigned number) { return {this, intern({Op::variable, {number}, 0})}; }

Expr Graph::apply(Op op, Expr a) { return apply(op, a, a, a); }

Expr Graph::apply(Op op, Expr a, Expr b) { return apply(op, a, b, b); }

Expr Graph::apply(Op op, Expr a, Expr b, Expr c) {
    assert(a.graph == this && b.graph == this && c.graph == this);
    const auto arity = static_cast<std::size_t>(info(op).arity);
    const NodeId ids[] = {a.id, b.id, c.id};
    const auto is_constant = [&](NodeId id) { return nodes_[id].op == Op::constant; };
    const bool is_reduction = info(op).form == Form::reduction;
    if (!is_reduction && std::all_of(ids, ids + arity, is_constant)) {
        return constant(evaluate(op, nodes_[a.id].value, nodes_[b.id].value, nodes_[c.id].value));
    }
    if (const auto simpler = simplify(op, a, b, c)) return *simpler;
    // Sums and products commute bit by bit, so y*x reuses x*y if that exists.
    if (op == Op::add || op == Op::multiply) {
        if (const NodeId mirrored = slots_[slot_of({op, {b.id, a.id}, 0})]; mirrored != nobody) return {this, mirrored};
    }
    Node node{op, {}, 0};
    std::copy_n(ids, arity, node.operands.begin());
    return {this, intern(node)};
}

Expr power(Expr a, Expr b) {
    const Node& exponent = (*a.graph)[b.id];
    if (exponent.op != Op::constant) return pow(a, b);
    const double n = exponent.value;
    if (n == 0.5) return sqrt(a);
    if (n != std::trunc(n) || std::abs(n) > largest_unrolled_power) return pow(a, b);
    Expr product = a.graph->constant(1);
    Expr square = a;
    for (auto rest = static_cast<unsigned>(std::abs(n)); rest != 0; rest >>= 1) {
        if (rest & 1) product = product * square;
        if (rest > 1) square = square * square;
    }
    return n < 0 ? a.graph->constant(1) / product : product;
}

}  // namespace ravine::formula
