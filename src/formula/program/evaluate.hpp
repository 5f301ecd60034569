// Runs programs over many points at once, block by block: each instruction is one tight loop over a block, so that its dispatch
// is paid once per block and not once per point.
#pragma once

#include "formula/program/program.hpp"
#include "math/aligned.hpp"

#include <memory>
#include <span>
#include <vector>

namespace ravine::formula {

// One variable of a program: a number per point, or the same number for all.
struct Input {
    const double* data;
    bool varies = true;
};

// The rows of data that sums run over, as a table of as many columns as the program has.
struct Rows {
    std::span<const double> table;            // row after row
    std::span<const std::uint16_t> chosen{};  // the numbers of the rows that count, in this order; all rows where empty
};

// The memory that evaluation writes to. One workspace serves any number of functions, one after another, but only one thread.
class Workspace {
  public:
    Workspace() = default;
    Workspace(const Workspace&) {}  // a copy is a workspace of its own, and empty
    Workspace& operator=(const Workspace&) { return *this; }
    Workspace(Workspace&&) = default;
    Workspace& operator=(Workspace&&) = default;

  private:
    friend class Evaluation;

    std::shared_ptr<const Program> program_;  // whose constants are in the memory
    std::size_t block_ = 0;                   // points per block, for which the memory is divided
    AlignedNumbers memory_;                   // per input, column and constant a few copies, then one block per register
    std::vector<Source> operands_;            // where each operand is during the current block
};

// A compiled formula: a constant program and the way in which it is run. Copies share both, and threads may.
class Function {
  public:
    Function() = default;  // must not be evaluated
    explicit Function(Program program);

    // Evaluates at count points. inputs[i] is variable i, with count numbers where it varies. outputs[k] receives count numbers
    // and overlaps neither an input nor another output. A program with loops needs a row at least. Allocates only where the
    // workspace is smaller than any function before needed. The results do not depend on how points are grouped into calls,
    // and sums are taken in the order of the rows.
    void evaluate(std::span<const Input> inputs, std::size_t count, std::span<double* const> outputs, Workspace& workspace,
                  Rows rows = {}) const;

    const Program& program() const { return *program_; }
    explicit operator bool() const { return program_ != nullptr; }

  private:
    std::shared_ptr<const Program> program_;
};

// Returns the value of one operation, to the bits that programs give. Operands beyond its arity are not read. Requires an
// operation that is neither a leaf nor a sum over data.
double evaluate(Op op, double a, double b, double c);

}  // namespace ravine::formula
