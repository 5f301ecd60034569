#include "formula/program.hpp"

#include <algorithm>

namespace ravine::formula {
namespace {

constexpr std::size_t most_operands = 65'536;
constexpr NodeId never = ~NodeId{0};

std::span<const NodeId> operands(const Node& node) {
    return std::span(node.operands).first(static_cast<std::size_t>(info(node.op).arity));
}

// For every node the last node that reads it; outputs are read after the end; what nobody reads is 'never'.
std::vector<NodeId> last_readers(const Graph& graph, std::span<const Expr> outputs) {
    std::vector<NodeId> last(graph.size(), never);
    for (const Expr& output : outputs) last[output.id] = static_cast<NodeId>(graph.size());
    for (auto id = static_cast<NodeId>(graph.size()); id-- > 0;) {
        if (last[id] == never) continue;
        for (const NodeId operand : operands(graph[id])) {
            if (last[operand] == never) last[operand] = id;
        }
    }
    return last;
}

}  // namespace

std::optional<Program> compile(const Graph& graph, std::span<const Expr> outputs, unsigned inputs) {
    if (graph.full()) return std::nullopt;
    const std::vector<NodeId> last = last_readers(graph, outputs);
    Program program;
    program.inputs = inputs;
    std::vector<std::size_t> place(graph.size());
    for (NodeId id = 0; id < graph.size(); ++id) {
        if (last[id] == never || graph[id].op != Op::constant) continue;
        place[id] = inputs + program.constants.size();
        program.constants.push_back(graph[id].value);
    }
    const std::size_t first_register = inputs + program.constants.size();
    std::vector<std::size_t> free;
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph[id];
        if (last[id] == never || node.op == Op::constant) continue;
        if (node.op == Op::variable) {
            place[id] = node.operands[0];
            continue;
        }
        // Operands that end here are given back first: an instruction may write where it reads.
        const auto read = operands(node);
        for (auto operand = read.begin(); operand != read.end(); ++operand) {
            const bool ends_here = last[*operand] == id && place[*operand] >= first_register;
            if (ends_here && std::find(read.begin(), operand, *operand) == operand) free.push_back(place[*operand]);
        }
        if (free.empty()) free.push_back(first_register + program.registers++);
        place[id] = free.back();
        free.pop_back();
        const auto at = [&](std::size_t i) { return i < read.size() ? static_cast<Operand>(place[read[i]]) : Operand{0}; };
        program.code.push_back({node.op, static_cast<Operand>(place[id]), at(0), at(1), at(2)});
    }
    for (const Expr& output : outputs) program.outputs.push_back(static_cast<Operand>(place[output.id]));
    if (first_register + program.registers > most_operands) return std::nullopt;
    return program;
}

}  // namespace ravine::formula
