#include "simulation/rule_machine.hpp"

#include "formula/compose.hpp"
#include "math/random.hpp"
#include "simulation/evaluations.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ravine {
namespace {

using Call = Rule::Call;

// Joins term(slot, coordinate) over all coordinates, in their order: a number per slot.
template <class Term, class Join>
std::vector<double> fold(std::size_t dimension, std::size_t slots, Term term, Join join) {
    std::vector<double> result(slots);
    for (std::size_t i = 0; i < slots; ++i) {
        result[i] = term(i, std::size_t{0});
        for (std::size_t k = 1; k < dimension; ++k) result[i] = join(result[i], term(i, k));
    }
    return result;
}

template <class Term>
std::vector<double> sums(std::size_t dimension, std::size_t slots, Term term) {
    return fold(dimension, slots, term, [](double a, double b) { return a + b; });
}

template <class Apply>
std::vector<double> each(std::vector<double> numbers, Apply apply) {
    for (double& number : numbers) number = apply(number);
    return numbers;
}

// max of the formula language: the first where both are equal or the second is not a number.
double larger(double a, double b) { return a < b ? b : a; }

}  // namespace

RuleMachine::RuleMachine(Rule rule, std::size_t dimension) : rule_(std::move(rule)), dimension_(dimension) {
    for (const Rule::Assignment& assignment : rule_.assignments) {
        const Rule::Kind kind = assignment.call == Call::none ? rule_.names[assignment.target].kind : Rule::Kind::vector;
        std::vector<Operand>& operands = operands_.emplace_back();
        for (const formula::NodeId root : assignment.operands) operands.push_back(compile(root, kind));
    }
}

// For the split, variable i is name i where that varies, and variable names + i where it is uniform.
RuleMachine::Operand RuleMachine::compile(formula::NodeId root, Rule::Kind kind) {
    const auto function_of = [](const formula::Graph& graph, std::span<const formula::Expr> outputs, std::size_t variables) {
        auto program = formula::compile(graph, outputs, static_cast<unsigned>(variables));
        assert(program);  // a rule's lines are as short as formulas
        return formula::Function(std::move(*program));
    };
    const std::size_t names = rule_.names.size();
    const formula::Expr whole{&rule_.graph, root};
    if (kind != Rule::Kind::vector) return {{}, function_of(rule_.graph, std::span(&whole, 1), names), 0};
    formula::Graph graph;
    std::vector<formula::Expr> variables;
    for (std::size_t i = 0; i < names; ++i) {
        const bool is_uniform = rule_.names[i].kind == Rule::Kind::uniform;
        variables.push_back(graph.variable(static_cast<unsigned>(is_uniform ? names + i : i)));
    }
    const std::vector<formula::Expr> outputs = formula::substitute(rule_.graph, std::span(&root, 1), variables, graph);
    const auto count = static_cast<unsigned>(names);
    const formula::Split split = formula::split_uniform(graph, outputs, count, count);
    const std::size_t results = split.shared.size();
    Operand operand{{}, function_of(split.varying, split.outputs, names + results), results};
    if (results > 0) operand.shared = function_of(split.uniform, split.shared, names);
    return operand;
}

RuleMachine::Memory::Memory(const RuleMachine& machine, std::size_t count) : slots(count), x(machine.dimension_ * count) {
    for (const Rule::Name& name : machine.rule_.names) {
        const std::size_t numbers = name.kind == Rule::Kind::vector ? machine.dimension_ : 1;
        values.emplace_back(name.kind == Rule::Kind::uniform ? 1 : numbers * slots);
    }
}

std::vector<double> RuleMachine::evaluate(const Operand& operand, Rule::Kind kind, const Memory& memory,
                                          formula::Workspace& workspace) const {
    const bool is_vector = kind == Rule::Kind::vector;
    const std::size_t count = kind == Rule::Kind::uniform ? 1 : is_vector ? dimension_ * memory.slots : memory.slots;
    std::vector<double> result(count);
    std::vector<Numbers> repeated;  // the scalars of a vector, once per coordinate
    repeated.reserve(rule_.names.size());
    std::vector<formula::Input> inputs(rule_.names.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const Rule::Kind of = rule_.names[i].kind;
        const double* numbers = memory.values[i].data();
        if (is_vector && of == Rule::Kind::scalar) {
            Numbers& copies = repeated.emplace_back();
            for (std::size_t k = 0; k < dimension_; ++k) copies.insert(copies.end(), numbers, numbers + memory.slots);
            numbers = copies.data();
        }
        inputs[i] = {numbers, of != Rule::Kind::uniform && kind != Rule::Kind::uniform};
    }
    const Numbers shared = evaluate_shared(operand, inputs, workspace);
    for (const double& number : shared) inputs.push_back({&number, false});
    double* const outputs[] = {result.data()};
    operand.function.evaluate(inputs, count, outputs, workspace);
    return result;
}

RuleMachine::Numbers RuleMachine::evaluate_shared(const Operand& operand, std::span<const formula::Input> names,
                                                  formula::Workspace& workspace) const {
    Numbers results(operand.results);
    std::vector<double*> outputs;
    for (double& result : results) outputs.push_back(&result);
    if (operand.shared) operand.shared.evaluate(names, 1, outputs, workspace);
    return results;
}

bool RuleMachine::reads_only(std::size_t assignment, const std::vector<char>& names) const {
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
        memory.values[assignment.target] = evaluate(operands_[number][0], kind, memory, workspace);
        return;
    }
    std::vector<Numbers> operands;
    for (const Operand& operand : operands_[number])
        operands.push_back(evaluate(operand, Rule::Kind::vector, memory, workspace));
    Numbers result = call(assignment.call, operands, memory, surroundings, workspace);
    if (kind == Rule::Kind::uniform) result.resize(1);
    memory.values[assignment.target] = std::move(result);
}

// The calls that ask the objective.
class RuleMachine::Request {
  public:
    Request(const RuleMachine& machine, const Memory& memory, const RuleSurroundings& surroundings,
            formula::Workspace& workspace)
        : n_(machine.dimension_),
          slots_(memory.slots),
          x_(memory.x),
          surroundings_(surroundings),
          objective_(*surroundings.objective),
          workspace_(workspace) {}

    Numbers gradient(const Numbers& at) const {
        Numbers f(slots_), g(n_ * slots_);
        objective_.gradient(points(at), f.data(), g.data(), workspace_, surroundings_.batch);
        if (surroundings_.noise.empty()) return g;
        for (std::size_t j = 0; j < g.size(); ++j) g[j] += surroundings_.noise[j / slots_];
        return g;
    }

    // The loss tilts with the noise around x, so that value and gradient belong together.
    Numbers value(const Numbers& at) const {
        Numbers f(slots_);
        objective_.value(points(at), f.data(), workspace_, surroundings_.batch);
        if (surroundings_.noise.empty()) return f;
        const Numbers tilt = sums(n_, slots_, [&](std::size_t i, std::size_t k) {
            return surroundings_.noise[k] * (at[k * slots_ + i] - x_[k * slots_ + i]);
        });
        for (std::size_t i = 0; i < slots_; ++i) f[i] += tilt[i];
        return f;
    }

    Numbers hessian_times(const Numbers& v) const {
        Numbers result(n_ * slots_);
        objective_.hessian_times(points(x_), v.data(), result.data(), workspace_, surroundings_.batch);
        return result;
    }

    Numbers hessian_diagonal() const {
        const Numbers h = hessian();
        Numbers result;
        for (std::size_t k = 0; k < n_; ++k) {
            const auto entry = h.begin() + static_cast<std::ptrdiff_t>((k * n_ + k) * slots_);
            result.insert(result.end(), entry, entry + static_cast<std::ptrdiff_t>(slots_));
        }
        return result;
    }

  private:
    Points points(const Numbers& at) const { return {at.data(), slots_, slots_}; }

    Numbers hessian() const {
        Numbers f(slots_), h(n_ * n_ * slots_);
        objective_.hessian(points(x_), f.data(), h.data(), workspace_, surroundings_.batch);
        return h;
    }

    std::size_t n_, slots_;
    const Numbers& x_;
    const RuleSurroundings& surroundings_;
    const Objective& objective_;
    formula::Workspace& workspace_;
};

RuleMachine::Numbers RuleMachine::call(Call call, const std::vector<Numbers>& operands, Memory& memory,
                                       const RuleSurroundings& surroundings, formula::Workspace& workspace) const {
    const std::size_t slots = memory.slots;
    const auto of = [&](auto term) {
        return sums(dimension_, slots, [&](std::size_t i, std::size_t k) { return term(operands[0][k * slots + i]); });
    };
    const auto products = [&](const Numbers& a, const Numbers& b) {
        return sums(dimension_, slots, [&](std::size_t i, std::size_t k) { return a[k * slots + i] * b[k * slots + i]; });
    };
    const auto request = [&] {
        assert(surroundings.objective);
        return Request(*this, memory, surroundings, workspace);
    };
    switch (call) {
        case Call::gradient: return request().gradient(operands[0]);
        case Call::value: return request().value(operands[0]);
        case Call::hessian_times: return request().hessian_times(operands[0]);
        case Call::hessian_diagonal: return request().hessian_diagonal();
        case Call::sum: return of([](double a) { return a; });
        case Call::mean:
            return each(of([](double a) { return a; }), [&](double a) { return a / static_cast<double>(dimension_); });
        case Call::dot: return products(operands[0], operands[1]);
        case Call::norm: return each(products(operands[0], operands[0]), [](double a) { return std::sqrt(a); });
        case Call::norm1: return of([](double a) { return std::abs(a); });
        case Call::largest:
            return fold(
                dimension_, slots, [&](std::size_t i, std::size_t k) { return std::abs(operands[0][k * slots + i]); }, larger);
        case Call::count: return Numbers(slots, static_cast<double>(dimension_));
        case Call::normal: return draw(memory, surroundings);
        case Call::none: break;
    }
    assert(false);
    return {};
}

RuleMachine::Numbers RuleMachine::draw(Memory& memory, const RuleSurroundings& surroundings) const {
    const auto number = static_cast<std::size_t>(memory.draws++);
    Numbers result;
    for (std::size_t k = 0; k < dimension_; ++k) {
        result.insert(result.end(), memory.slots,
                      normal_draw(surroundings.seed, surroundings.t, number, surroundings.first + k));
    }
    return result;
}

}  // namespace ravine
