// Runs a program over many points at once, block by block: each instruction is one tight loop over a block, so that its
// dispatch is paid once per block and not once per point.
#pragma once

#include "formula/program.hpp"

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

// Owns a program and the memory it runs in; calls allocate nothing. Not for two threads at once.
class Evaluator {
  public:
    Evaluator() = default;
    explicit Evaluator(Program program);
    Evaluator(const Evaluator& other) : Evaluator(other.program_) {}
    Evaluator& operator=(const Evaluator& other) { return *this = Evaluator(other); }
    Evaluator(Evaluator&&) = default;
    Evaluator& operator=(Evaluator&&) = default;

    // inputs[i] is variable i, with count numbers where it varies. outputs[k] receives count numbers and overlaps
    // neither an input nor another output. A program with loops needs a row at least. The results do not depend on how
    // points are grouped into calls, and sums are taken in the order of the rows.
    void operator()(std::span<const Input> inputs, std::size_t count, std::span<double* const> outputs, Rows rows = {});

    const Program& program() const { return program_; }

  private:
    struct Source {
        const double* data;
        std::size_t stride;  // doubles from lane to lane: 0 repeats one lane
    };
    std::size_t bind(std::span<const Input> inputs, std::size_t first, std::size_t points);
    void run(std::size_t lanes, const Rows& rows);
    void run_loop(const Loop& loop, std::size_t lanes, const Rows& rows);
    void run_straight(std::size_t first, std::size_t last, std::size_t lanes);
    void add_row(const Instruction& reduction, std::size_t lanes, bool first);
    void divide(const Instruction& mean, std::size_t lanes, std::size_t rows);
    std::size_t fixed() const { return program_.fixed(); }
    double* lane_data(std::size_t operand);
    double* register_data(std::size_t operand);

    Program program_;
    std::size_t block_ = 0;         // points per block, a whole number of lanes
    std::vector<double> memory_;    // one lane per input, column and constant, then one block per register
    std::vector<Source> operands_;  // where each operand is during the current block
};

}  // namespace ravine::formula
