#include "simulation/rule_machine.hpp"

#include "simulation/draws.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ravine {
namespace {

using Call = Rule::Call;

// The numbers of a quantity with one value per ball, out of those of its coordinates.
class Sums {
  public:
    Sums(std::size_t dimension, std::size_t slots) : dimension_(dimension), slots_(slots) {}

    // Adds term(slot, coordinate) over all coordinates, in their order.
    template <class Term>
    std::vector<double> operator()(Term term) const {
        return fold(term, [](double a, double b) { return a + b; });
    }
    template <class Term, class Join>
    std::vector<double> fold(Term term, Join join) const {
        std::vector<double> result(slots_);
        for (std::size_t i = 0; i < slots_; ++i) {
            result[i] = term(i, std::size_t{0});
            for (std::size_t k = 1; k < dimension_; ++k) result[i] = join(result[i], term(i, k));
        }
        return result;
    }

  private:
    std::size_t dimension_, slots_;
};

// max of the formula language: the first where both are equal or the second is not a number.
double larger(double a, double b) { return a < b ? b : a; }

}  // namespace

RuleMachine::RuleMachine(Rule rule, std::size_t dimension) : rule_(std::move(rule)), dimension_(dimension) {
    const auto names = static_cast<unsigned>(rule_.names.size());
    for (const Rule::Assignment& assignment : rule_.assignments) {
        std::vector<std::size_t>& numbers = of_operand_.emplace_back();
        for (const formula::NodeId root : assignment.operands) {
            const formula::Expr output{&rule_.graph, root};
            auto program = formula::compile(rule_.graph, std::span(&output, 1), names);
            assert(program);  // a rule's lines are as short as formulas
            numbers.push_back(functions_.size());
            functions_.emplace_back(std::move(*program));
        }
    }
}

RuleMachine::Memory::Memory(const RuleMachine& machine, std::size_t count) : slots(count), x(machine.dimension_ * count) {
    for (const Rule::Name& name : machine.rule_.names) {
        const std::size_t numbers = name.kind == Rule::Kind::vector ? machine.dimension_ : 1;
        values.emplace_back(name.kind == Rule::Kind::uniform ? 1 : numbers * slots);
    }
}

std::vector<double> RuleMachine::evaluate(std::size_t function, Rule::Kind kind, const Memory& memory,
                                          formula::Workspace& workspace) const {
    const std::size_t coordinates = kind == Rule::Kind::vector ? dimension_ : 1;
    const std::size_t count = kind == Rule::Kind::uniform ? 1 : memory.slots;
    std::vector<double> result(coordinates * count);
    std::vector<formula::Input> inputs(rule_.names.size());
    for (std::size_t k = 0; k < coordinates; ++k) {
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            const bool is_vector = rule_.names[i].kind == Rule::Kind::vector;
            const double* const numbers = memory.values[i].data() + (is_vector ? k * memory.slots : 0);
            inputs[i] = {numbers, rule_.names[i].kind != Rule::Kind::uniform && kind != Rule::Kind::uniform};
        }
        double* const outputs[] = {result.data() + k * count};
        functions_[function].evaluate(inputs, count, outputs, workspace);
    }
    return result;
}

bool RuleMachine::reads_only(std::size_t assignment, const std::vector<bool>& names) const {
    const std::vector<formula::NodeId>& roots = rule_.assignments[assignment].operands;
    bool only = true;
    for (const formula::NodeId root : roots) {
        formula::each_variable(rule_.graph, root, [&](std::size_t variable) { only = only && names[variable]; });
    }
    return only;
}

// The value of a name is as wide as the name: what is narrower is repeated.
void RuleMachine::run(std::size_t number, Memory& memory, const RuleSurroundings& surroundings,
                      formula::Workspace& workspace) const {
    const Rule::Assignment& assignment = rule_.assignments[number];
    const Rule::Kind kind = rule_.names[assignment.target].kind;
    if (assignment.call == Call::none) {
        memory.values[assignment.target] = evaluate(of_operand_[number][0], kind, memory, workspace);
        return;
    }
    std::vector<std::vector<double>> operands;
    for (const std::size_t function : of_operand_[number]) {
        operands.push_back(evaluate(function, Rule::Kind::vector, memory, workspace));
    }
    std::vector<double> result;
    call(assignment, std::move(operands), result, memory, surroundings, workspace);
    if (kind == Rule::Kind::uniform) result.resize(1);
    memory.values[assignment.target] = std::move(result);
}

void RuleMachine::call(const Rule::Assignment& assignment, std::vector<std::vector<double>> operands,
                       std::vector<double>& result, Memory& memory, const RuleSurroundings& surroundings,
                       formula::Workspace& workspace) const {
    const std::size_t slots = memory.slots, n = dimension_;
    const Objective* const objective = surroundings.objective;
    const Sums sums(n, slots);
    const auto at = [&](std::size_t operand) {
        return [&numbers = operands[operand], slots](std::size_t i, std::size_t k) { return numbers[k * slots + i]; };
    };
    const auto points = [&](const std::vector<double>& numbers) { return Points{numbers.data(), slots, slots}; };
    switch (assignment.call) {
        case Call::gradient: {
            std::vector<double> f(slots);
            result.resize(n * slots);
            objective->gradient(points(operands[0]), f.data(), result.data(), workspace, surroundings.batch);
            for (std::size_t j = 0; !surroundings.noise.empty() && j < result.size(); ++j) result[j] += surroundings.noise[j / slots];
            return;
        }
        case Call::value: {
            result.resize(slots);
            objective->value(points(operands[0]), result.data(), workspace, surroundings.batch);
            if (surroundings.noise.empty()) return;
            const auto tilt = sums([&](std::size_t i, std::size_t k) {
                return surroundings.noise[k] * (operands[0][k * slots + i] - memory.x[k * slots + i]);
            });
            for (std::size_t i = 0; i < slots; ++i) result[i] += tilt[i];
            return;
        }
        case Call::hessian_times:
        case Call::hessian_diagonal: {
            std::vector<double> f(slots), h(n * n * slots);
            objective->hessian(points(memory.x), f.data(), h.data(), workspace, surroundings.batch);
            for (std::size_t k = 0; k < n; ++k) {
                const auto entry = [&](std::size_t i, std::size_t l) { return h[(k * n + l) * slots + i]; };
                std::vector<double> row(slots);
                if (assignment.call == Call::hessian_times) {
                    row = sums([&](std::size_t i, std::size_t l) { return entry(i, l) * operands[0][l * slots + i]; });
                } else {
                    for (std::size_t i = 0; i < slots; ++i) row[i] = entry(i, k);
                }
                result.insert(result.end(), row.begin(), row.end());
            }
            return;
        }
        case Call::sum: result = sums(at(0)); return;
        case Call::mean:
            result = sums(at(0));
            for (double& value : result) value /= static_cast<double>(n);
            return;
        case Call::dot: result = sums([&, a = at(0), b = at(1)](std::size_t i, std::size_t k) { return a(i, k) * b(i, k); }); return;
        case Call::norm:
            result = sums([&, a = at(0)](std::size_t i, std::size_t k) { return a(i, k) * a(i, k); });
            for (double& value : result) value = std::sqrt(value);
            return;
        case Call::norm1: result = sums([&, a = at(0)](std::size_t i, std::size_t k) { return std::abs(a(i, k)); }); return;
        case Call::largest:
            result = sums.fold([&, a = at(0)](std::size_t i, std::size_t k) { return std::abs(a(i, k)); }, larger);
            return;
        case Call::count: result.assign(slots, static_cast<double>(n)); return;
        case Call::normal: {
            const auto number = static_cast<std::size_t>(memory.draws++);
            for (std::size_t k = 0; k < n; ++k) {
                result.insert(result.end(), slots, normal_draw(surroundings.seed, surroundings.t, number, k));
            }
            return;
        }
        case Call::none: break;
    }
    assert(false);
}

}  // namespace ravine
