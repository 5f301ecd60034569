#include "formula/print.hpp"

#include <fmt/format.h>

#include <cassert>
#include <cmath>
#include <vector>

namespace ravine::formula {
namespace {

// Binding strength of expressions, in the order of the grammar.
enum Precedence : int { conditions = -1, comparisons, sums, products, signs, powers, primaries };

constexpr int precedence(Op op) {
    switch (op) {
        case Op::less:
        case Op::less_equal:
        case Op::greater:
        case Op::greater_equal: return comparisons;
        case Op::add:
        case Op::subtract: return sums;
        case Op::multiply:
        case Op::divide:
        case Op::ratio:
        case Op::product: return products;
        case Op::negate: return signs;
        case Op::pow: return powers;
        default: return primaries;
    }
}

bool is_comparison(Op op) { return precedence(op) == comparisons; }

// Precedence of a number: a negative one has its sign, and infinities are quotients.
int precedence(double number) { return !std::isfinite(number) ? products : std::signbit(number) ? signs : primaries; }

// base^exponent, with a whole exponent.
struct Power {
    NodeId base;
    unsigned exponent;
};

bool is_power_of_two(unsigned n) { return (n & (n - 1)) == 0; }

// Returns for each node the power that parsing would turn into it: x*(x*x) is x^3, the product of the squares that the bits of
// the exponent name, lowest first. Nodes that are not powers have the exponent 1.
std::vector<Power> find_powers(const Graph& graph) {
    std::vector<Power> powers(graph.size());
    for (NodeId id = 0; id < graph.size(); ++id) {
        powers[id] = {id, 1};
        const Node& node = graph[id];
        if (node.op != Op::multiply) continue;
        const Power low = powers[node.operands[0]], high = powers[node.operands[1]];
        const unsigned exponent = low.exponent + high.exponent;
        const bool unrolled =
            low.base == high.base && low.exponent <= high.exponent && is_power_of_two(high.exponent) && exponent <= 64;
        if (unrolled) powers[id] = {low.base, exponent};
    }
    return powers;
}

// Keeps pending work on a stack of its own: graphs may be deeper than the program's stack.
class Printer {
  public:
    Printer(const Graph& graph, std::span<const std::string_view> names, std::size_t longest, const Spelling& spelling)
        : graph_(graph), names_(names), longest_(longest), spelling_(spelling), powers_(find_powers(graph)) {}

    std::string run(NodeId root) {
        push(root, comparisons);
        while (!rest_.empty() && text_.size() <= longest_) {
            const Item item = std::move(rest_.back());
            rest_.pop_back();
            if (item.text.empty()) {
                expand(item.node, item.least);
            } else {
                text_ += item.text;
            }
        }
        return text_.size() <= longest_ ? std::move(text_) : text_.substr(0, longest_) + "...";
    }

  private:
    // A text, or a node and the least precedence that needs no brackets.
    struct Item {
        std::string text;
        NodeId node;
        int least;
    };

    void push(std::string text) { rest_.push_back({std::move(text), 0, 0}); }
    void push(std::string_view text) { push(std::string(text)); }
    void push(NodeId node, int least) { rest_.push_back({{}, node, least}); }

    // Writes the beginning of a node and pushes its parts, the last one first.
    void expand(NodeId id, int least) {
        const Node& node = graph_[id];
        const Power power = powers_[id];
        const bool counts = is_comparison(node.op) && least > conditions && !spelling_.truth.empty();
        if (counts) {
            text_ += spelling_.truth;
            least = primaries;
        }
        const int own = power.exponent > 1 ? powers : node.op == Op::constant ? precedence(node.value) : precedence(node.op);
        if (own < least) {
            text_ += '(';
            push(std::string_view(")"));
        }
        if (power.exponent > 1) {
            push(fmt::format("{}{}", spelling_.power, power.exponent));
            push(power.base, primaries);
            return;
        }
        switch (info(node.op).form) {
            case Form::leaf: push(leaf(node)); break;
            case Form::prefix: unary(node); break;
            case Form::infix: binary(node, own, info(node.op).text); break;
            case Form::internal: binary(node, own, info(node.op == Op::ratio ? Op::divide : Op::multiply).text); break;
            case Form::function:
            case Form::reduction: node.op == Op::pow ? raised(node) : call(node); break;
        }
    }

    std::string leaf(const Node& node) const {
        if (node.op == Op::variable) {
            assert(node.operands[0] < names_.size());
            return std::string(names_[node.operands[0]]);
        }
        if (std::isnan(node.value)) return std::string(spelling_.not_a_number);
        if (std::isinf(node.value)) return fmt::format("{}{}", node.value < 0 ? "-" : "", spelling_.infinity);
        return fmt::format("{}", node.value);
    }

    void unary(const Node& node) {
        text_ += info(node.op).text;
        push(node.operands[0], signs);
    }

    // Left-associative, so the right operand needs a higher precedence. Comparisons do not chain.
    void binary(const Node& node, int own, std::string_view sign) {
        push(node.operands[1], own + 1);
        push(own <= sums ? fmt::format(" {} ", sign) : std::string(sign));
        push(node.operands[0], own == comparisons ? sums : own);
    }

    void raised(const Node& node) {
        push(node.operands[1], signs);
        push(spelling_.power);
        push(node.operands[0], primaries);
    }

    void call(const Node& node) {
        text_ += fmt::format("{}(", spelling_.function(node.op));
        push(std::string_view(")"));
        for (auto i = static_cast<std::size_t>(info(node.op).arity); i-- > 0;) {
            push(node.operands[i], node.op == Op::where && i == 0 ? conditions : comparisons);
            if (i > 0) push(std::string_view(", "));
        }
    }

    const Graph& graph_;
    std::span<const std::string_view> names_;
    std::size_t longest_;
    const Spelling& spelling_;
    std::vector<Power> powers_;
    std::string text_;
    std::vector<Item> rest_;
};

}  // namespace

std::string print(Expr expression, std::span<const std::string_view> names, std::size_t longest, const Spelling& spelling) {
    return Printer(*expression.graph, names, longest, spelling).run(expression.id);
}

}  // namespace ravine::formula
