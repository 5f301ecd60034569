#include "formula/program/evaluate.hpp"

#include "formula/program/op_values.hpp"

#include <algorithm>
#include <cassert>

namespace ravine::formula {
namespace {

constexpr std::size_t line = 8;                   // doubles in a cache line
constexpr std::size_t slot = repeated_doubles;    // doubles of a number that is the same for all points
constexpr std::size_t largest_block = 1024;       // points; measured best in WebAssembly
constexpr std::size_t cache_doubles = 32 * 1024;  // registers of one block together: 256 KB

std::size_t round_up(std::size_t count, std::size_t multiple) { return (count + multiple - 1) / multiple * multiple; }

Lane load(const Source& source, std::size_t point) { return Lane::load_unaligned(source.data + point * source.stride); }

void repeat(double number, double* data) {
    for (std::size_t i = 0; i < slot; i += lane_width) Lane(number).store_unaligned(data + i);
}

Lane follow(Then then, Lane r, Lane c) {
    switch (then) {
        case Then::nothing: break;
        case Then::add: return r + c;
        case Then::subtract: return r - c;
        case Then::subtract_from: return c - r;
        case Then::multiply: return r * c;
        case Then::divide: return r / c;
    }
    return r;
}

// Arithmetic at the greatest width there is, and the last points at the smallest.
void run_arithmetic(const Instruction& instruction, Source a, Source b, Source c, double* out, std::size_t points) {
    std::size_t done = 0;
    if (has_wide_vectors() && points >= wide_width) {
        done = points / wide_width * wide_width;
        wide_loop(instruction.op, instruction.then)(a, b, c, out, done);
        if (done == points) return;
    }
    const auto rest = [done](Source source) { return Source{source.data + done * source.stride, source.stride}; };
    narrow_loop(instruction.op, instruction.then)(rest(a), rest(b), rest(c), out + done, points - done);
}

}  // namespace

// One call of a function: its program and the workspace that it runs in.
class Evaluation {
  public:
    Evaluation(const std::shared_ptr<const Program>& program, std::size_t count, Workspace& workspace);

    void run(std::span<const Input> inputs, std::size_t count, std::span<double* const> outputs, const Rows& rows);

  private:
    std::size_t bind(std::span<const Input> inputs, std::span<double* const> outputs, std::size_t first, std::size_t points);
    void run_block(std::size_t points, const Rows& rows);
    void run_loop(const Loop& loop, std::size_t points, const Rows& rows);
    void run_lane(std::span<const Input> inputs, std::size_t count, std::span<double* const> outputs);
    void run_straight(std::size_t first, std::size_t last, std::size_t points);
    void add_row(const Instruction& reduction, std::size_t points, bool first);
    void divide(const Instruction& mean, std::size_t points, std::size_t rows);

    // Returns where the registers begin in the memory: at a cache line, or in a block of one lane right behind the fixed
    // operands, so that operand i is slot i.
    std::size_t registers_at() const {
        return block_ == slot ? program_.fixed() * slot : round_up(program_.fixed() * slot, line);
    }
    double* fixed_data(std::size_t operand) { return memory_.data() + operand * slot; }
    double* register_data(std::size_t operand) {
        return memory_.data() + registers_at() + (operand - program_.fixed()) * block_;
    }

    double* written(std::size_t operand) { return const_cast<double*>(operands_[operand].data); }

    const Program& program_;
    std::size_t block_;  // points per block: one slot, or a whole number of cache lines
    AlignedNumbers& memory_;
    std::vector<Source>& operands_;
};

Evaluation::Evaluation(const std::shared_ptr<const Program>& program, std::size_t count, Workspace& workspace)
    : program_(*program), memory_(workspace.memory_), operands_(workspace.operands_) {
    const std::size_t fixed = program_.fixed();
    const std::size_t fitting = std::max(line, cache_doubles / std::max(1U, program_.registers) / line * line);
    block_ = count <= lane_width ? slot : std::min({round_up(count, line), fitting, largest_block});
    if (workspace.program_ == program && workspace.block_ == block_) return;
    workspace.program_ = program;
    workspace.block_ = block_;
    memory_.resize(std::max(memory_.size(), registers_at() + program_.registers * block_));
    operands_.resize(fixed + program_.registers);
    for (std::size_t i = 0; i < fixed; ++i) {
        operands_[i] = {fixed_data(i), 0};
        if (i >= program_.variables()) repeat(program_.constants[i - program_.variables()], fixed_data(i));
    }
    for (std::size_t i = fixed; i < operands_.size(); ++i) operands_[i] = {register_data(i), 1};
}

// Points operands_ at the inputs and outputs from the point first on. Returns how many points the block holds: a whole number
// of lanes as long as one is left, then the single last point, doubled to fill its lane.
std::size_t Evaluation::bind(std::span<const Input> inputs, std::span<double* const> outputs, std::size_t first,
                             std::size_t points) {
    const std::size_t whole = points / lane_width * lane_width;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (inputs[i].varies && whole > 0) {
            operands_[i] = {inputs[i].data + first, 1};
        } else {
            repeat(inputs[i].data[inputs[i].varies ? first : 0], fixed_data(i));
            operands_[i] = {fixed_data(i), 0};
        }
    }
    // A register that becomes an output is computed where that is wanted.
    for (std::size_t k = outputs.size(); k-- > 0;) {
        const Operand output = program_.outputs[k];
        if (output >= program_.fixed()) operands_[output] = {whole > 0 ? outputs[k] + first : register_data(output), 1};
    }
    return whole > 0 ? whole : 1;
}

void Evaluation::run_block(std::size_t points, const Rows& rows) {
    std::size_t done = 0;
    for (const Loop& loop : program_.loops) {
        run_straight(done, loop.first, points);
        run_loop(loop, points, rows);
        done = loop.last;
    }
    run_straight(done, program_.code.size(), points);
}

void Evaluation::run_loop(const Loop& loop, std::size_t points, const Rows& rows) {
    const std::size_t width = program_.columns;
    const std::size_t count = rows.chosen.empty() ? rows.table.size() / width : rows.chosen.size();
    for (std::size_t row = 0; row < count; ++row) {
        const double* const numbers = rows.table.data() + width * (rows.chosen.empty() ? row : rows.chosen[row]);
        for (std::size_t i = 0; i < width; ++i) repeat(numbers[i], fixed_data(program_.inputs + i));
        std::size_t done = loop.first;
        for (std::size_t i = loop.first; i < loop.last; ++i) {
            if (info(program_.code[i].op).form != Form::reduction) continue;
            run_straight(done, i, points);
            add_row(program_.code[i], points, row == 0);
            done = i + 1;
        }
    }
    for (std::size_t i = loop.first; i < loop.last; ++i) {
        if (program_.code[i].op == Op::mean) divide(program_.code[i], points, count);
    }
}

void Evaluation::run_straight(std::size_t first, std::size_t last, std::size_t points) {
    for (const Instruction& instruction : std::span(program_.code).subspan(first, last - first)) {
        const Source a = operands_[instruction.a], b = operands_[instruction.b], c = operands_[instruction.c];
        double* const out = written(instruction.out);
        if (is_arithmetic(instruction.op)) {
            run_arithmetic(instruction, a, b, c, out, points);
            continue;
        }
        with_value(instruction.op, [=](auto arity, auto value, auto) {
            for (std::size_t i = 0; i < points; i += lane_width) {
                const Lane p = load(a, i);
                const Lane q = arity > 1 ? load(b, i) : p;
                const Lane r = arity > 2 ? load(c, i) : p;
                value(p, q, r).store_unaligned(out + i);
            }
        });
    }
}

void Evaluation::add_row(const Instruction& reduction, std::size_t points, bool first) {
    const Source a = operands_[reduction.a];
    double* const total = written(reduction.out);
    for (std::size_t i = 0; i < points; i += lane_width) {
        const Lane term = load(a, i);
        const Lane sum = first ? term : Lane::load_unaligned(total + i) + term;
        sum.store_unaligned(total + i);
    }
}

void Evaluation::divide(const Instruction& mean, std::size_t points, std::size_t rows) {
    double* const total = written(mean.out);
    const Lane count(static_cast<double>(rows));
    for (std::size_t i = 0; i < points; i += lane_width) {
        (Lane::load_unaligned(total + i) / count).store_unaligned(total + i);
    }
}

// Operations that are so short that the way to them takes longer.
constexpr bool is_short(Op op) {
    constexpr Op ops[] = {Op::less, Op::less_equal, Op::greater, Op::where,   Op::abs,
                          Op::sign, Op::min,        Op::max,     Op::product, Op::ratio};
    return is_arithmetic(op) || std::find(std::begin(ops), std::end(ops), op) != std::end(ops);
}

// One lane, as most steps of a race are.
void Evaluation::run_lane(std::span<const Input> inputs, std::size_t count, std::span<double* const> outputs) {
    double* const memory = memory_.data();
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const bool whole = inputs[i].varies && count == lane_width;
        (whole ? Lane::load_unaligned(inputs[i].data) : Lane(*inputs[i].data)).store_unaligned(memory + i * slot);
    }
    std::size_t number = 0;
    for (const Instruction& instruction : program_.code) {
        const double *const a = memory + instruction.a * slot, *const b = memory + instruction.b * slot;
        const double* const c = memory + instruction.c * slot;
        double* const out = memory + instruction.out * slot;
        with_value(instruction.op, [&, this](auto arity, auto value, auto op) {
            if constexpr (is_short(op)) {
                const Lane p = Lane::load_unaligned(a), q = arity > 1 ? Lane::load_unaligned(b) : p;
                Lane result = value(p, q, arity > 2 ? Lane::load_unaligned(c) : p);
                if constexpr (is_arithmetic(op)) result = follow(instruction.then, result, Lane::load_unaligned(c));
                result.store_unaligned(out);
            } else {
                run_straight(number, number + 1, lane_width);
            }
        });
        ++number;
    }
    for (std::size_t k = 0; k < outputs.size(); ++k) {
        const double* const result = memory + program_.outputs[k] * slot;
        for (std::size_t point = 0; point < count; ++point) outputs[k][point] = result[point];
    }
}

void Evaluation::run(std::span<const Input> inputs, std::size_t count, std::span<double* const> outputs, const Rows& rows) {
    if (count == 0) return;
    if (count <= lane_width && program_.loops.empty()) return run_lane(inputs, count, outputs);
    for (std::size_t first = 0; first < count;) {
        const std::size_t points = bind(inputs, outputs, first, std::min(block_, count - first));
        run_block(round_up(points, lane_width), rows);
        for (std::size_t k = 0; k < outputs.size(); ++k) {
            const Source source = operands_[program_.outputs[k]];
            if (source.data == outputs[k] + first) continue;
            if (source.stride == 0) {
                std::fill_n(outputs[k] + first, points, *source.data);
            } else {
                std::copy_n(source.data, points, outputs[k] + first);
            }
        }
        first += points;
    }
}

double evaluate(Op op, double a, double b, double c) {
    assert(info(op).form != Form::leaf && info(op).form != Form::reduction);
    Program program{.code = {{op, Then::nothing, 3, 0, 1, 2}}, .loops = {}, .constants = {}, .outputs = {3}};
    program.inputs = 3;
    program.registers = 1;
    double result = 0;
    double* const outputs[] = {&result};
    const Input inputs[] = {{&a}, {&b}, {&c}};
    Workspace workspace;
    Function(std::move(program)).evaluate(inputs, 1, outputs, workspace);
    return result;
}

Function::Function(Program program) : program_(std::make_shared<const Program>(std::move(program))) {}

void Function::evaluate(std::span<const Input> inputs, std::size_t count, std::span<double* const> outputs,
                        Workspace& workspace, Rows rows) const {
    assert(program_ && inputs.size() == program_->inputs && outputs.size() == program_->outputs.size());
    assert(program_->loops.empty() || !rows.table.empty());
    Evaluation(program_, count, workspace).run(inputs, count, outputs, rows);
}

}  // namespace ravine::formula
