// A graph flattened for evaluation: a list of instructions over numbered operands.
//
// Operands are numbered inputs first, then columns, then constants, then registers. Registers are reused as soon as their
// value has had its last reader, so that a program's working set is as small as its widest point and stays in cache.
//
// sum and mean become loops: what depends on a column runs once per row of the data, and the loop's sums grow with each
// row. All sums that can share a loop do, so a loss and its derivatives take one pass over the data; what does not
// depend on a row is computed once, outside. Only a sum inside a sum needs a loop of its own, before the other.
#pragma once

#include "formula/graph.hpp"
#include "formula/program/arithmetic.hpp"

#include <optional>
#include <span>

namespace ravine::formula {

using Operand = std::uint16_t;

// Computes one operation, out = op(a, b, c), or arithmetic and what follows on its result, out = (a op b) then c. Operands that
// it does not need are 0 and not read.
struct Instruction {
    Op op;
    Then then;
    Operand out, a, b, c;
};

// Instructions [first, last) that run once per row.
struct Loop {
    std::size_t first, last;
};

struct Program {
    std::vector<Instruction> code;
    std::vector<Loop> loops;  // in the order of the code; they do not overlap
    std::vector<double> constants;
    std::vector<Operand> outputs;
    unsigned inputs = 0;     // variables with a number per point: operands [0, inputs)
    unsigned columns = 0;    // variables with a number per row: operands [inputs, inputs + columns)
    unsigned registers = 0;  // operands [inputs + columns + constants.size(), ... + registers)

    std::size_t variables() const { return inputs + columns; }
    std::size_t fixed() const { return variables() + constants.size(); }

    // Operations that one point takes over so many rows of data.
    std::size_t work(std::size_t rows) const;
};

// Compiles the outputs, all of one graph, into one program that computes every shared subexpression once. Variables below
// inputs differ from point to point; the columns after them differ from row to row and are read inside sum and mean only.
// Nothing where the graph is full() or the program would need more than 65,536 operands.
std::optional<Program> compile(const Graph& graph, std::span<const Expr> outputs, unsigned inputs, unsigned columns = 0);

}  // namespace ravine::formula
