#include "formula/program/program.hpp"

#include <algorithm>

namespace ravine::formula {
namespace {

constexpr std::size_t most_operands = 65'536;
constexpr NodeId nobody = ~NodeId{0};

// An operation that computes another one first: the number of the operand that it absorbs, and how it goes on.
struct Pair {
    unsigned absorbed = 0;
    Then then = Then::nothing;
};

std::span<const NodeId> operands(const Node& node) {
    return std::span(node.operands).first(static_cast<std::size_t>(info(node.op).arity));
}

bool is_reduction(const Node& node) { return info(node.op).form == Form::reduction; }

// Where a node can be computed: how many loops must be over, and whether it differs from row to row.
struct Place {
    unsigned stage = 0;
    bool in_loop = false;
    bool operator==(const Place&) const = default;
};

// The nodes that instructions compute, in the order in which they run.
struct Order {
    std::vector<NodeId> nodes;
    std::vector<Loop> loops;
};

// A bit per operand of an instruction, set where nobody reads it later; and what each loop is the last to read, although it
// was computed before. That has to stay for the loop's next row, and ends with the loop.
struct Ends {
    std::vector<unsigned> operands;
    std::vector<std::vector<NodeId>> loops;
};

class Compiler {
  public:
    Compiler(const Graph& graph, std::span<const Expr> outputs, unsigned inputs, unsigned columns)
        : graph_(graph), outputs_(outputs) {
        program_.inputs = inputs;
        program_.columns = columns;
    }

    std::optional<Program> run() {
        find_needed();
        find_places();
        find_pairs();
        make_order();
        find_ends();
        number_leaves();
        emit();
        for (const Expr& output : outputs_) program_.outputs.push_back(static_cast<Operand>(operand_[output.id]));
        if (program_.fixed() + program_.registers > most_operands) return std::nullopt;
        return std::move(program_);
    }

  private:
    bool is_leaf(NodeId id) const { return info(graph_[id].op).form == Form::leaf; }

    void find_needed() {
        needed_.assign(graph_.size(), false);
        for (const Expr& output : outputs_) needed_[output.id] = true;
        for (auto id = static_cast<NodeId>(graph_.size()); id-- > 0;) {
            if (!needed_[id]) continue;
            for (const NodeId operand : operands(graph_[id])) needed_[operand] = true;
        }
    }

    void find_places() {
        places_.resize(graph_.size());
        for (NodeId id = 0; id < graph_.size(); ++id) {
            const Node& node = graph_[id];
            Place& place = places_[id];
            place.in_loop = node.op == Op::variable && node.operands[0] >= program_.inputs;
            for (const NodeId operand : operands(node)) {
                place.stage = std::max(place.stage, places_[operand].stage);
                place.in_loop |= places_[operand].in_loop;
            }
            if (is_reduction(node)) place = {place.stage + 1, false};
        }
    }

    // From the last operation to the first, so that chains fall into as few pairs as possible.
    void find_pairs() {
        pairs_.resize(graph_.size());
        absorbed_.assign(graph_.size(), false);
        std::vector<unsigned> readers(graph_.size(), 0);
        for (const Expr& output : outputs_) ++readers[output.id];
        for (NodeId id = 0; id < graph_.size(); ++id) {
            if (!needed_[id]) continue;
            for (const NodeId operand : operands(graph_[id])) ++readers[operand];
        }
        for (auto id = static_cast<NodeId>(graph_.size()); id-- > 0;) {
            const Node& node = graph_[id];
            if (!needed_[id] || absorbed_[id] || !is_arithmetic(node.op) || is_unary_arithmetic(node.op)) continue;
            for (unsigned i = 0; i < 2 && pairs_[id].then == Then::nothing; ++i) {
                const NodeId operand = node.operands[i];
                if (readers[operand] != 1 || !is_arithmetic(graph_[operand].op) || !(places_[operand] == places_[id])) continue;
                pairs_[id] = {i, follow_up(node.op, i)};
                absorbed_[operand] = pairs_[id].then != Then::nothing;
            }
        }
    }

    static Then follow_up(Op op, unsigned absorbed) {
        switch (op) {
            case Op::add: return Then::add;
            case Op::subtract: return absorbed == 0 ? Then::subtract : Then::subtract_from;
            case Op::multiply: return Then::multiply;
            case Op::divide: return absorbed == 0 ? Then::divide : Then::nothing;
            default: return Then::nothing;
        }
    }

    // Instructions compute what they absorb, too.
    Then then(NodeId id) const { return pairs_[id].then; }
    const Node& begins(NodeId id) const {
        return then(id) == Then::nothing ? graph_[id] : graph_[graph_[id].operands[pairs_[id].absorbed]];
    }

    // Returns the operands a, b and c of an instruction, nobody where it has none.
    std::array<NodeId, 3> reads(NodeId id) const {
        std::array<NodeId, 3> result{nobody, nobody, nobody};
        const auto from = operands(begins(id));
        std::copy(from.begin(), from.end(), result.begin());
        if (then(id) != Then::nothing) result[2] = graph_[id].operands[1 - pairs_[id].absorbed];
        return result;
    }

    // Stage by stage: first what needs no row, then one loop for all reductions that the next stage begins with.
    void make_order() {
        std::vector<NodeId> computed;
        unsigned stages = 0;
        for (NodeId id = 0; id < graph_.size(); ++id) {
            if (!needed_[id] || absorbed_[id] || is_leaf(id)) continue;
            computed.push_back(id);
            stages = std::max(stages, places_[id].stage);
        }
        for (unsigned stage = 0;; ++stage) {
            for (const NodeId id : computed) {
                const Place& place = places_[id];
                if (place.stage == stage && !place.in_loop && !is_reduction(graph_[id])) order_.nodes.push_back(id);
            }
            if (stage == stages) return;
            append_loop(computed, stage + 1);
        }
    }

    void append_loop(std::span<const NodeId> computed, unsigned stage) {
        std::vector<char> wanted(graph_.size(), false);
        for (auto id = computed.rbegin(); id != computed.rend(); ++id) {
            wanted[*id] = wanted[*id] || (is_reduction(graph_[*id]) && places_[*id].stage == stage);
            if (!wanted[*id]) continue;
            for (const NodeId operand : reads(*id)) {
                if (operand != nobody) wanted[operand] = places_[operand].in_loop;
            }
        }
        const std::size_t first = order_.nodes.size();
        std::copy_if(computed.begin(), computed.end(), std::back_inserter(order_.nodes), [&](NodeId id) { return wanted[id]; });
        order_.loops.push_back({first, order_.nodes.size()});
    }

    // Backwards, for the last reader is the first one met.
    void find_ends() {
        ends_.operands.assign(order_.nodes.size(), 0);
        ends_.loops.resize(order_.loops.size());
        std::vector<char> read_later(graph_.size(), false);
        for (const Expr& output : outputs_) read_later[output.id] = true;
        std::size_t loop = order_.loops.size();
        for (std::size_t position = order_.nodes.size(); position-- > 0;) {
            if (loop > 0 && position < order_.loops[loop - 1].first) --loop;
            const bool looping = loop > 0 && position < order_.loops[loop - 1].last;
            const NodeId id = order_.nodes[position];
            read_later[id] = false;
            const auto read = reads(id);
            for (std::size_t i = 0; i < read.size(); ++i) {
                if (read[i] == nobody || read_later[read[i]] || is_leaf(read[i])) continue;
                read_later[read[i]] = true;
                if (looping && !places_[read[i]].in_loop) {
                    ends_.loops[loop - 1].push_back(read[i]);
                } else {
                    ends_.operands[position] |= 1U << i;
                }
            }
        }
    }

    void number_leaves() {
        operand_.resize(graph_.size());
        for (NodeId id = 0; id < graph_.size(); ++id) {
            const Node& node = graph_[id];
            if (node.op == Op::variable) operand_[id] = node.operands[0];
            if (!needed_[id] || node.op != Op::constant) continue;
            operand_[id] = program_.fixed();
            program_.constants.push_back(node.value);
        }
    }

    void emit() {
        program_.loops = order_.loops;
        std::size_t loop = 0;
        for (std::size_t position = 0; position < order_.nodes.size(); ++position) {
            if (loop < order_.loops.size() && position == order_.loops[loop].first) open(order_.loops[loop]);
            emit(position);
            if (loop < order_.loops.size() && position + 1 == order_.loops[loop].last) {
                for (const NodeId id : ends_.loops[loop]) free_.push_back(operand_[id]);
                ++loop;
            }
        }
    }

    // The totals of a loop live from its first row on.
    void open(const Loop& loop) {
        for (std::size_t position = loop.first; position < loop.last; ++position) {
            const NodeId id = order_.nodes[position];
            if (is_reduction(graph_[id])) operand_[id] = take_register();
        }
    }

    // Operands that end here are given back first: an instruction may write where it reads.
    void emit(std::size_t position) {
        const NodeId id = order_.nodes[position];
        const auto read = reads(id);
        Instruction instruction{begins(id).op, then(id), 0, 0, 0, 0};
        Operand* const places[] = {&instruction.a, &instruction.b, &instruction.c};
        for (std::size_t i = 0; i < read.size(); ++i) {
            if (read[i] == nobody) continue;
            *places[i] = static_cast<Operand>(operand_[read[i]]);
            if (ends_.operands[position] >> i & 1) free_.push_back(operand_[read[i]]);
        }
        if (!is_reduction(graph_[id])) operand_[id] = take_register();
        instruction.out = static_cast<Operand>(operand_[id]);
        program_.code.push_back(instruction);
    }

    std::size_t take_register() {
        if (free_.empty()) return program_.fixed() + program_.registers++;
        const std::size_t operand = free_.back();
        free_.pop_back();
        return operand;
    }

    const Graph& graph_;
    std::span<const Expr> outputs_;
    Program program_;
    std::vector<char> needed_;  // by an output
    std::vector<Place> places_;
    std::vector<Pair> pairs_;
    std::vector<char> absorbed_;  // by the one reader
    Order order_;
    Ends ends_;
    std::vector<std::size_t> operand_;  // of each node, the latest where loops compute it anew
    std::vector<std::size_t> free_;     // registers
};

}  // namespace

std::size_t Program::work(std::size_t rows) const {
    const auto operations = [this](std::size_t first, std::size_t last) {
        std::size_t count = 0;
        for (std::size_t i = first; i < last; ++i) count += code[i].then == Then::nothing ? 1 : 2;
        return count;
    };
    std::size_t looping = 0;
    for (const Loop& loop : loops) looping += operations(loop.first, loop.last);
    return operations(0, code.size()) - looping + looping * rows;
}

std::optional<Program> compile(const Graph& graph, std::span<const Expr> outputs, unsigned inputs, unsigned columns) {
    if (graph.full()) return std::nullopt;
    return Compiler(graph, outputs, inputs, columns).run();
}

}  // namespace ravine::formula
