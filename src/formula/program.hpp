// A graph flattened for evaluation: a list of instructions over numbered operands.
//
// Operands are numbered inputs first, then constants, then registers. Registers are reused as soon as their value has
// had its last reader, so that a program's working set is as small as its widest point and stays in cache.
#pragma once

#include "formula/graph.hpp"

#include <optional>
#include <span>

namespace ravine::formula {

using Operand = std::uint16_t;

struct Instruction {
    Op op;
    Operand out, a, b, c;  // operands beyond the operation's arity are 0 and not read
};

struct Program {
    std::vector<Instruction> code;
    std::vector<double> constants;
    std::vector<Operand> outputs;
    unsigned inputs = 0;     // variables of the graph: operands [0, inputs)
    unsigned registers = 0;  // operands [inputs + constants.size(), ... + registers)
};

// Compiles the outputs, all of one graph with variables numbered below inputs, into one program that computes every
// shared subexpression once. Nothing where the graph is full() or the program would need more than 65,536 operands.
std::optional<Program> compile(const Graph& graph, std::span<const Expr> outputs, unsigned inputs);

}  // namespace ravine::formula
