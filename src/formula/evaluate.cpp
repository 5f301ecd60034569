#include "formula/evaluate.hpp"

#include "formula/op_values.hpp"
#include "formula/wide.hpp"

#include <algorithm>
#include <cassert>

namespace ravine::formula {
namespace {

constexpr std::size_t largest_block = 1024;       // points; measured best in WebAssembly
constexpr std::size_t fewest_wide_lanes = 4;      // below, the way to wider vectors takes longer
constexpr std::size_t cache_doubles = 32 * 1024;  // registers of one block together: 256 KB

// Operands as functions of a place in the block: a number per point, or the same for all and then kept in one register.
auto varying(const double* data) {
    return [=](std::size_t at) { return Lane::load_unaligned(data + at); };
}
auto repeated(const double* data) {
    return [lane = Lane::load_unaligned(data)](std::size_t) { return lane; };
}

template <class Source>
Lane load(const Source& source, std::size_t lane) {
    return Lane::load_unaligned(source.data + lane * source.stride);
}

}  // namespace

// One call of a function: its program and the workspace that it runs in.
class Evaluation {
  public:
    Evaluation(const std::shared_ptr<const Program>& program, std::size_t count, Workspace& workspace);

    void run(std::span<const Input> inputs, std::size_t count, std::span<double* const> outputs, const Rows& rows);

  private:
    using Source = Workspace::Source;

    std::size_t bind(std::span<const Input> inputs, std::span<double* const> outputs, std::size_t first, std::size_t points);
    void run_block(std::size_t lanes, const Rows& rows);
    void run_loop(const Loop& loop, std::size_t lanes, const Rows& rows);
    void run_lane(std::span<const Input> inputs, std::size_t count, std::span<double* const> outputs);
    void run_straight(std::size_t first, std::size_t last, std::size_t lanes);
    void add_row(const Instruction& reduction, std::size_t lanes, bool first);
    void divide(const Instruction& mean, std::size_t lanes, std::size_t rows);
    double* lane_data(std::size_t operand) { return memory_.data() + operand * lane_width; }
    double* register_data(std::size_t operand) {
        return memory_.data() + program_.fixed() * lane_width + (operand - program_.fixed()) * block_;
    }

    double* written(std::size_t operand) { return const_cast<double*>(operands_[operand].data); }

    const Program& program_;
    std::size_t block_;  // points per block, a whole number of lanes
    std::vector<double>& memory_;
    std::vector<Source>& operands_;
};

Evaluation::Evaluation(const std::shared_ptr<const Program>& program, std::size_t count, Workspace& workspace)
    : program_(*program), memory_(workspace.memory_), operands_(workspace.operands_) {
    const std::size_t fixed = program_.fixed();
    const std::size_t fitting = cache_doubles / std::max(1U, program_.registers) / lane_width * lane_width;
    const std::size_t needed = (count + lane_width - 1) / lane_width * lane_width;
    block_ = std::max(lane_width, std::min({needed, fitting, largest_block}));
    if (workspace.program_ == program && workspace.block_ == block_) return;
    workspace.program_ = program;
    workspace.block_ = block_;
    memory_.resize(std::max(memory_.size(), fixed * lane_width + program_.registers * block_));
    operands_.resize(fixed + program_.registers);
    for (std::size_t i = 0; i < fixed; ++i) {
        operands_[i] = {lane_data(i), 0};
        if (i >= program_.variables()) Lane(program_.constants[i - program_.variables()]).store_unaligned(lane_data(i));
    }
    for (std::size_t i = fixed; i < operands_.size(); ++i) operands_[i] = {register_data(i), lane_width};
}

// Points operands_ at the inputs and outputs from the point first on. Returns how many points the block holds: a whole number
// of lanes as long as one is left, then the single last point, doubled to fill its lane.
std::size_t Evaluation::bind(std::span<const Input> inputs, std::span<double* const> outputs, std::size_t first,
                             std::size_t points) {
    const std::size_t whole = points / lane_width * lane_width;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (inputs[i].varies && whole > 0) {
            operands_[i] = {inputs[i].data + first, lane_width};
        } else {
            Lane(inputs[i].data[inputs[i].varies ? first : 0]).store_unaligned(lane_data(i));
            operands_[i] = {lane_data(i), 0};
        }
    }
    // A register that becomes an output is computed where that is wanted.
    for (std::size_t k = outputs.size(); k-- > 0;) {
        const Operand output = program_.outputs[k];
        if (output >= program_.fixed())
            operands_[output] = {whole > 0 ? outputs[k] + first : register_data(output), lane_width};
    }
    return whole > 0 ? whole : 1;
}

void Evaluation::run_block(std::size_t lanes, const Rows& rows) {
    std::size_t done = 0;
    for (const Loop& loop : program_.loops) {
        run_straight(done, loop.first, lanes);
        run_loop(loop, lanes, rows);
        done = loop.last;
    }
    run_straight(done, program_.code.size(), lanes);
}

void Evaluation::run_loop(const Loop& loop, std::size_t lanes, const Rows& rows) {
    const std::size_t width = program_.columns;
    const std::size_t count = rows.chosen.empty() ? rows.table.size() / width : rows.chosen.size();
    for (std::size_t row = 0; row < count; ++row) {
        const double* const numbers = rows.table.data() + width * (rows.chosen.empty() ? row : rows.chosen[row]);
        for (std::size_t i = 0; i < width; ++i) Lane(numbers[i]).store_unaligned(lane_data(program_.inputs + i));
        std::size_t done = loop.first;
        for (std::size_t i = loop.first; i < loop.last; ++i) {
            if (info(program_.code[i].op).form != Form::reduction) continue;
            run_straight(done, i, lanes);
            add_row(program_.code[i], lanes, row == 0);
            done = i + 1;
        }
    }
    for (std::size_t i = loop.first; i < loop.last; ++i) {
        if (program_.code[i].op == Op::mean) divide(program_.code[i], lanes, count);
    }
}

// Operations of one and two operands have a loop for each way in which these may vary: WebAssembly engines do not take the
// strides out of a loop by themselves. Whatever is left goes through the loop over strides.
void Evaluation::run_straight(std::size_t first, std::size_t last, std::size_t lanes) {
    for (const Instruction& instruction : std::span(program_.code).subspan(first, last - first)) {
        const Source a = operands_[instruction.a];
        const Source b = operands_[instruction.b];
        const Source c = operands_[instruction.c];
        double* const out = written(instruction.out);
        if (lanes > fewest_wide_lanes && has_wide_vectors() &&
            apply_wide(instruction.op, {a.data, a.stride != 0}, {b.data, b.stride != 0}, out, lanes * lane_width)) {
            continue;
        }
        with_value(instruction.op, [=](auto arity, auto value, auto) {
            const auto loop = [=](auto p, auto q) {
                const std::size_t end = lanes * lane_width;
                for (std::size_t at = 0; at < end; at += lane_width) value(p(at), q(at), p(at)).store_unaligned(out + at);
            };
            if constexpr (arity == 1) {
                if (a.stride != 0) return loop(varying(a.data), varying(a.data));
            }
            if constexpr (arity == 2) {
                if (a.stride != 0 && b.stride != 0) return loop(varying(a.data), varying(b.data));
                if (a.stride != 0) return loop(varying(a.data), repeated(b.data));
                if (b.stride != 0) return loop(repeated(a.data), varying(b.data));
            }
            for (std::size_t i = 0; i < lanes; ++i) {
                const Lane p = load(a, i);
                const Lane q = arity > 1 ? load(b, i) : p;
                const Lane r = arity > 2 ? load(c, i) : p;
                value(p, q, r).store_unaligned(out + i * lane_width);
            }
        });
    }
}

void Evaluation::add_row(const Instruction& reduction, std::size_t lanes, bool first) {
    const Source a = operands_[reduction.a];
    double* const total = written(reduction.out);
    for (std::size_t i = 0; i < lanes; ++i) {
        const Lane term = load(a, i);
        const Lane sum = first ? term : Lane::load_unaligned(total + i * lane_width) + term;
        sum.store_unaligned(total + i * lane_width);
    }
}

void Evaluation::divide(const Instruction& mean, std::size_t lanes, std::size_t rows) {
    double* const total = written(mean.out);
    const Lane count(static_cast<double>(rows));
    for (std::size_t i = 0; i < lanes; ++i) {
        (Lane::load_unaligned(total + i * lane_width) / count).store_unaligned(total + i * lane_width);
    }
}

// Operations that are so short that the way to them takes longer.
constexpr bool is_short(Op op) {
    constexpr Op ops[] = {Op::negate, Op::add,  Op::subtract, Op::multiply, Op::divide,  Op::less,  Op::less_equal, Op::greater,
                          Op::where,  Op::sqrt, Op::abs,      Op::sign,     Op::product, Op::ratio, Op::min,        Op::max};
    return std::find(std::begin(ops), std::end(ops), op) != std::end(ops);
}

// One lane, as most steps of a race are: operand i is lane i of the memory.
void Evaluation::run_lane(std::span<const Input> inputs, std::size_t count, std::span<double* const> outputs) {
    double* const memory = memory_.data();
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const bool whole = inputs[i].varies && count == lane_width;
        (whole ? Lane::load_unaligned(inputs[i].data) : Lane(*inputs[i].data)).store_unaligned(memory + i * lane_width);
    }
    std::size_t number = 0;
    for (const Instruction& instruction : program_.code) {
        const double *const a = memory + instruction.a * lane_width, *const b = memory + instruction.b * lane_width;
        const double* const c = memory + instruction.c * lane_width;
        double* const out = memory + instruction.out * lane_width;
        with_value(instruction.op, [=, this](auto arity, auto value, auto op) {
            if constexpr (is_short(op)) {
                const Lane p = Lane::load_unaligned(a), q = arity > 1 ? Lane::load_unaligned(b) : p;
                value(p, q, arity > 2 ? Lane::load_unaligned(c) : p).store_unaligned(out);
            } else {
                run_straight(number, number + 1, 1);
            }
        });
        ++number;
    }
    for (std::size_t k = 0; k < outputs.size(); ++k) {
        const double* const result = memory + program_.outputs[k] * lane_width;
        for (std::size_t point = 0; point < count; ++point) outputs[k][point] = result[point];
    }
}

void Evaluation::run(std::span<const Input> inputs, std::size_t count, std::span<double* const> outputs, const Rows& rows) {
    if (count == 0) return;
    if (count <= lane_width && program_.loops.empty()) return run_lane(inputs, count, outputs);
    for (std::size_t first = 0; first < count;) {
        const std::size_t points = bind(inputs, outputs, first, std::min(block_, count - first));
        run_block((points + lane_width - 1) / lane_width, rows);
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

Function::Function(Program program) : program_(std::make_shared<const Program>(std::move(program))) {}

void Function::evaluate(std::span<const Input> inputs, std::size_t count, std::span<double* const> outputs,
                        Workspace& workspace, Rows rows) const {
    assert(program_ && inputs.size() == program_->inputs && outputs.size() == program_->outputs.size());
    assert(program_->loops.empty() || !rows.table.empty());
    Evaluation(program_, count, workspace).run(inputs, count, outputs, rows);
}

}  // namespace ravine::formula
