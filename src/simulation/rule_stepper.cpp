// A rule beside an objective that is no formula, or whose formulas are too large to be composed with it: assignment by
// assignment.
#include "simulation/evaluations.hpp"
#include "simulation/rule_layout.hpp"
#include "simulation/rule_machine.hpp"
#include "simulation/stepper.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ravine {
namespace {

// The coordinates that a rule runs over: all of them, or of methods that treat every tensor by itself, those of one.
struct RulePart {
    std::size_t first, size;
    std::array<RuleMachine, 2> machines;  // of the first step, and of the others
};

std::vector<RulePart> parts_of(const StepSetting& setting, const CompiledRule& rule) {
    std::vector<Tensor> tensors{{0, setting.objective->dimension(), 1}};
    if (setting.optimizer->per_tensor) tensors = setting.objective->tensors();
    std::vector<RulePart> parts;
    for (const Tensor& tensor : tensors)
        parts.push_back(
            {tensor.first, tensor.size(), {RuleMachine(rule.first, tensor.size()), RuleMachine(rule.later, tensor.size())}});
    return parts;
}

class RuleStepper final : public Stepper {
  public:
    RuleStepper(const StepSetting& setting, const CompiledRule& rule)
        : setting_(setting),
          carries_(!setting.batched && rule.later.reads_gradient),
          parts_(parts_of(setting, rule)),
          layout_(*setting.optimizer, rule, setting.objective->dimension(), parts_.size()) {}

    std::size_t state_arrays() const override { return layout_.arrays(); }
    std::vector<std::size_t> arrays_of(std::size_t state) const override {
        const std::vector<std::size_t> arrays = layout_.arrays_of(state);
        if (parts_.size() == 1 || arrays.size() != parts_.size()) return arrays;
        std::vector<std::size_t> per_coordinate;
        for (std::size_t part = 0; part < parts_.size(); ++part)
            per_coordinate.insert(per_coordinate.end(), parts_[part].size, arrays[part]);
        return per_coordinate;
    }
    Evaluations evaluations(std::uint64_t steps) const override {
        return evaluations_of(evaluations_of(rule(1)), evaluations_of(rule(2)), steps);
    }
    bool carries_gradient() const override { return carries_; }
    bool evaluates_loss() const override { return false; }
    void prepare(std::span<StepInputs>, formula::Workspace&) const override {}

    void step(Block& block, const StepInputs& inputs, formula::Workspace& workspace) const override {
        const Given given = look(block, inputs, workspace);
        for (std::size_t part = 0; part < parts_.size(); ++part) step(part, block, inputs, given, workspace);
    }

  private:
    // The place, the loss and the gradient before the rule runs: of each coordinate a number per slot.
    struct Given {
        std::vector<double> x, f, g;
    };

    const Rule& rule(std::uint64_t t) const { return parts_[0].machines[t > 1 ? 1 : 0].rule(); }

    Given look(const Block& block, const StepInputs& inputs, formula::Workspace& workspace) const {
        const std::size_t slots = block.alive(), n = block.dimension;
        const Rule& now = rule(inputs.t);
        Given given{std::vector<double>(n * slots), std::vector<double>(slots), std::vector<double>(n * slots)};
        const auto copy = [&](std::size_t first_array, std::vector<double>& to) {
            for (std::size_t k = 0; k < n; ++k)
                std::copy_n(block.now_at(first_array + k), slots, to.begin() + static_cast<std::ptrdiff_t>(k * slots));
        };
        copy(block.of_x(0), given.x);
        const Points points{given.x.data(), slots, slots};
        if (carries_ || !setting_.batched) std::copy_n(block.now_at(block.of_f()), slots, given.f.begin());
        if (carries_) {
            copy(block.of_g(0), given.g);
        } else if (now.reads_gradient) {
            setting_.objective->gradient(points, given.f.data(), given.g.data(), workspace, inputs.batch);
        } else if (now.reads_loss && setting_.batched) {
            setting_.objective->value(points, given.f.data(), workspace, inputs.batch);
        }
        for (std::size_t j = 0; now.reads_gradient && !inputs.noise.empty() && j < given.g.size(); ++j)
            given.g[j] += inputs.noise[j / slots];
        return given;
    }

    void step(std::size_t number, Block& block, const StepInputs& inputs, const Given& given,
              formula::Workspace& workspace) const {
        const RulePart& part = parts_[number];
        const RuleMachine& machine = part.machines[inputs.t > 1 ? 1 : 0];
        const Rule& now = machine.rule();
        RuleMachine::Memory memory(machine, block.alive());
        const RuleSurroundings surroundings{setting_.objective, inputs.batch, inputs.noise,
                                            setting_.seed,      inputs.t,     part.first};
        begin(number, block, inputs, now, given, memory);
        std::vector<double> asked = memory.values[name_g];
        for (std::size_t i = 0; i < now.assignments.size(); ++i) {
            machine.run(i, memory, surroundings, workspace);
            if (now.given == static_cast<int>(i)) asked = memory.values[name_g];
        }
        end(number, block, now, memory, asked);
    }

    // Calls visit with each array of state of a part, and the place of its numbers in the value of its name.
    template <class Visit>
    void each_state(std::size_t number, const Rule& rule, std::size_t slots, Visit visit) const {
        const RulePart& part = parts_[number];
        for (std::size_t i = 0; i < setting_.optimizer->state.size(); ++i) {
            const auto [first, count] = layout_.of(i);
            if (count == 0) continue;
            const auto name = static_cast<std::size_t>(rule.find(setting_.optimizer->state[i]));
            const bool is_vector = rule.names[name].kind == Rule::Kind::vector;
            const std::size_t of_part = is_vector ? part.size : 1, begin = first + (is_vector ? part.first : number);
            for (std::size_t k = 0; k < of_part; ++k) visit(begin + k, name, k * slots);
        }
    }

    // Sets all names that the first assignment may read. One that is assigned a wider value later is as wide from the start.
    void begin(std::size_t number, const Block& block, const StepInputs& inputs, const Rule& rule, const Given& given,
               RuleMachine::Memory& memory) const {
        const std::size_t slots = memory.slots;
        const auto fill = [&](std::size_t name, double value) {
            std::fill(memory.values[name].begin(), memory.values[name].end(), value);
        };
        fill(name_t, static_cast<double>(inputs.t));
        std::size_t name = first_parameter;
        for (std::size_t i = 0; i < inputs.values.size(); ++i) {
            if (!setting_.optimizer->parameters[i].is_choice()) fill(name++, inputs.values[i]);
        }
        const auto part_of = [&](const std::vector<double>& numbers) {
            const auto first = numbers.begin() + static_cast<std::ptrdiff_t>(parts_[number].first * slots);
            return std::vector<double>(first, first + static_cast<std::ptrdiff_t>(parts_[number].size * slots));
        };
        memory.x = memory.values[name_x] = part_of(given.x);
        std::vector<double>& f = memory.values[name_f];
        std::copy(given.f.begin(), given.f.end(), f.begin());
        for (std::size_t j = slots; j < f.size(); ++j) f[j] = f[j - slots];
        if (carries_ || rule.reads_gradient) memory.values[name_g] = part_of(given.g);
        each_state(number, rule, slots, [&](std::size_t array, std::size_t of, std::size_t place) {
            std::copy_n(block.now_at(block.of_state(array)), slots,
                        memory.values[of].begin() + static_cast<std::ptrdiff_t>(place));
        });
    }

    void end(std::size_t number, Block& block, const Rule& rule, const RuleMachine::Memory& memory,
             const std::vector<double>& given) const {
        const std::size_t slots = memory.slots, first = parts_[number].first;
        for (std::size_t k = 0; k < parts_[number].size; ++k) {
            std::copy_n(memory.values[name_x].data() + k * slots, slots, block.next_at(block.of_x(first + k)));
            std::copy_n(given.data() + k * slots, slots, block.next_at(block.of_g(first + k)));
        }
        each_state(number, rule, slots, [&](std::size_t array, std::size_t of, std::size_t place) {
            std::copy_n(memory.values[of].data() + place, slots, block.next_at(block.of_state(array)));
        });
    }

    StepSetting setting_;
    bool carries_;
    std::vector<RulePart> parts_;
    RuleLayout layout_;
};

bool treats_matrices(const Optimizer& optimizer, const Objective& objective) {
    const std::vector<Tensor> tensors = objective.tensors();
    return optimizer.matrix_step &&
           std::any_of(tensors.begin(), tensors.end(), [](const Tensor& tensor) { return tensor.is_matrix(); });
}

}  // namespace

Result<std::unique_ptr<Stepper>> rule_stepper(const StepSetting& setting, CompiledRule rule) {
    const auto asks = [&](Rule::Call call) { return rule.first.calls(call) > 0 || rule.later.calls(call) > 0; };
    const bool asks_products = asks(Rule::Call::hessian_times), asks_diagonal = asks(Rule::Call::hessian_diagonal);
    const bool asks_objective = asks_products || asks_diagonal || asks(Rule::Call::gradient) || asks(Rule::Call::value);
    if (setting.optimizer->per_tensor && setting.objective->tensors().size() > 1 && asks_objective)
        return Failure{
            fmt::format("{} steps every tensor by itself, and asks for the loss of all of them", setting.optimizer->key)};
    if ((asks_products && !setting.objective->has_products()) || (asks_diagonal && !setting.objective->has_hessian()))
        return Failure{"the rule asks for second derivatives, which this loss does not have"};
    return std::unique_ptr<Stepper>(std::make_unique<RuleStepper>(setting, rule));
}

Result<std::unique_ptr<Stepper>> make_stepper(const StepSetting& setting) {
    if (setting.optimizer->step) return method_stepper(setting);
    if (treats_matrices(*setting.optimizer, *setting.objective)) {
        if (setting.optimizer->key.find('+') != std::string::npos)
            return Failure{fmt::format("{} treats matrices, and modifiers cannot go around that", setting.optimizer->key)};
        return method_stepper(setting);
    }
    Result<CompiledRule> rule = compile_steps(*setting.optimizer, setting.choices);
    if (!rule) return rule.error();
    if (auto composed = compose_stepper(setting, *rule)) return composed;
    return rule_stepper(setting, *std::move(rule));
}

}  // namespace ravine
