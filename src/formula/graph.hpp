// Expressions as a directed acyclic graph in which equal subexpressions are one node.
//
// Nodes are only ever added, and an operand is always older than its user, so ids ascend along every path: whoever
// walks a graph needs a loop over ids, not recursion, and no input can exhaust the stack. Building a node folds
// constants (with the lanes that evaluation uses, hence to the same bits) and applies the identities of simplify().
#pragma once

#include "formula/ops.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ravine::formula {

using NodeId = std::uint32_t;

struct Node {
    Op op;
    std::array<NodeId, 3> operands;  // the first arity count; for a variable operands[0] is its number
    double value;                    // of a constant, else 0
};

// A node together with its graph, so that C++ code reads like formulas: cos(a) * da.
class Graph;
struct Expr {
    Graph* graph;
    NodeId id;
};

class Graph {
  public:
    // The greatest number of nodes. Beyond it full() turns true and every new node is node 0.
    static constexpr std::size_t capacity = 60'000;

    // Returns the node of a constant, a variable or an operation, new or existing. Operands beyond the arity of op are ignored.
    // Requires operands of this graph, as many as op's arity or more.
    Expr constant(double value);
    Expr variable(unsigned number);
    Expr apply(Op op, Expr a);
    Expr apply(Op op, Expr a, Expr b);
    Expr apply(Op op, Expr a, Expr b, Expr c);

    const Node& operator[](NodeId id) const { return nodes_[id]; }
    std::size_t size() const { return nodes_.size(); }
    bool full() const { return full_; }
    bool is_constant(NodeId id, double value) const;

  private:
    static constexpr NodeId nobody = ~NodeId{0};

    NodeId intern(const Node& node);
    std::size_t slot_of(const Node& node) const;
    void grow();

    std::vector<Node> nodes_;
    std::vector<NodeId> slots_ = std::vector<NodeId>(64, nobody);  // a hash table of the nodes, at most half full
    bool full_ = false;
};

// Calls visit(number) for the variables that an expression reads, each once.
template <class Visit>
void each_variable(const Graph& graph, NodeId root, Visit visit) {
    std::vector<char> needed(root + 1, false);
    needed[root] = true;
    for (NodeId id = root + 1; id-- > 0;) {
        if (!needed[id]) continue;
        const Node& node = graph[id];
        if (node.op == Op::variable) visit(std::size_t{node.operands[0]});
        const int arity = info(node.op).arity;
        for (std::size_t i = 0; i < static_cast<std::size_t>(arity); ++i) needed[node.operands[i]] = true;
    }
}

// Returns a^b. Whole constant exponents up to 64 in magnitude become products by repeated squaring (exact in sign for negative
// a, and shared: x^4 contains x^2), 1/2 becomes a square root; others use the operation pow.
Expr power(Expr a, Expr b);

#define RAVINE_ARITY_1(name) \
    inline Expr name(Expr a) { return a.graph->apply(Op::name, a); }
#define RAVINE_ARITY_2(name) \
    inline Expr name(Expr a, Expr b) { return a.graph->apply(Op::name, a, b); }
#define RAVINE_ARITY_3(name) \
    inline Expr name(Expr a, Expr b, Expr c) { return a.graph->apply(Op::name, a, b, c); }
#define RAVINE_OP(name, arity, ...) RAVINE_ARITY_##arity(name)
#include "formula/ops.def"
#undef RAVINE_OP
#undef RAVINE_ARITY_1
#undef RAVINE_ARITY_2
#undef RAVINE_ARITY_3

inline Expr operator-(Expr a) { return negate(a); }
inline Expr operator+(Expr a, Expr b) { return add(a, b); }
inline Expr operator-(Expr a, Expr b) { return subtract(a, b); }
inline Expr operator*(Expr a, Expr b) { return multiply(a, b); }
inline Expr operator/(Expr a, Expr b) { return divide(a, b); }
inline Expr operator<(Expr a, Expr b) { return less(a, b); }
inline Expr operator-(Expr a, double b) { return a - a.graph->constant(b); }
inline Expr operator-(double a, Expr b) { return b.graph->constant(a) - b; }
inline Expr operator+(double a, Expr b) { return b.graph->constant(a) + b; }
inline Expr operator<(double a, Expr b) { return b.graph->constant(a) < b; }
inline Expr operator*(double a, Expr b) { return b.graph->constant(a) * b; }

}  // namespace ravine::formula
