// A rule beside an objective that is no formula, or whose formulas are too large to be composed with it: assignment by
// assignment.
#include "simulation/evaluations.hpp"
#include "simulation/rule_layout.hpp"
#include "simulation/rule_machine.hpp"
#include "simulation/stepper.hpp"

#include <algorithm>
#include <array>

namespace ravine {
namespace {

class RuleStepper final : public Stepper {
  public:
    RuleStepper(const StepSetting& setting, CompiledRule rule)
        : setting_(setting),
          carries_(!setting.batched && rule.later.reads_gradient),
          layout_(*setting.optimizer, rule, setting.objective->dimension()),
          machines_{RuleMachine(std::move(rule.first), setting.objective->dimension()),
                    RuleMachine(std::move(rule.later), setting.objective->dimension())} {}

    std::size_t state_arrays() const override { return layout_.arrays(); }
    std::vector<std::size_t> arrays_of(std::size_t state) const override { return layout_.arrays_of(state); }
    Evaluations evaluations(std::uint64_t steps) const override {
        return evaluations_of(evaluations_of(machines_[0].rule()), evaluations_of(machines_[1].rule()), steps);
    }
    bool carries_gradient() const override { return carries_; }
    bool evaluates_loss() const override { return false; }
    void prepare(std::span<StepInputs>, formula::Workspace&) const override {}

    void step(Block& block, const StepInputs& inputs, formula::Workspace& workspace) const override {
        const RuleMachine& machine = machines_[inputs.t > 1 ? 1 : 0];
        const Rule& rule = machine.rule();
        RuleMachine::Memory memory(machine, block.stepping());
        const RuleSurroundings surroundings{setting_.objective, inputs.batch, inputs.noise, setting_.seed, inputs.t};
        begin(block, inputs, rule, memory, workspace);
        std::vector<double> given = memory.values[name_g];
        for (std::size_t i = 0; i < rule.assignments.size(); ++i) {
            machine.run(i, memory, surroundings, workspace);
            if (rule.given == static_cast<int>(i)) given = memory.values[name_g];
        }
        end(block, rule, memory, given);
    }

  private:
    // Sets all names that the first assignment may read. One that is assigned a wider value later is as wide from the start.
    void begin(const Block& block, const StepInputs& inputs, const Rule& rule, RuleMachine::Memory& memory,
               formula::Workspace& workspace) const {
        const std::size_t slots = memory.slots, n = block.dimension;
        const auto fill = [&](std::size_t name, double value) {
            std::fill(memory.values[name].begin(), memory.values[name].end(), value);
        };
        fill(name_t, static_cast<double>(inputs.t));
        std::size_t name = first_parameter;
        for (std::size_t i = 0; i < inputs.values.size(); ++i) {
            if (!setting_.optimizer->parameters[i].is_choice()) fill(name++, inputs.values[i]);
        }
        for (std::size_t k = 0; k < n; ++k)
            std::copy_n(block.now_at(block.of_x(k)), slots, memory.x.begin() + static_cast<std::ptrdiff_t>(k * slots));
        memory.values[name_x] = memory.x;
        std::vector<double>&f = memory.values[name_f], &g = memory.values[name_g];
        if (carries_ || !setting_.batched) std::copy_n(block.now_at(block.of_f()), slots, f.begin());
        if (carries_) {
            for (std::size_t k = 0; k < n; ++k)
                std::copy_n(block.now_at(block.of_g(k)), slots, g.begin() + static_cast<std::ptrdiff_t>(k * slots));
        } else if (rule.reads_gradient) {
            setting_.objective->gradient({memory.x.data(), slots, slots}, f.data(), g.data(), workspace, inputs.batch);
        } else if (rule.reads_loss && setting_.batched) {
            setting_.objective->value({memory.x.data(), slots, slots}, f.data(), workspace, inputs.batch);
        }
        for (std::size_t j = slots; j < f.size(); ++j) f[j] = f[j - slots];
        for (std::size_t j = 0; rule.reads_gradient && !inputs.noise.empty() && j < g.size(); ++j)
            g[j] += inputs.noise[j / slots];
        for (std::size_t i = 0; i < setting_.optimizer->state.size(); ++i) {
            const auto [first, count] = layout_.of(i);
            std::vector<double>& value = memory.values[static_cast<std::size_t>(rule.find(setting_.optimizer->state[i]))];
            for (std::size_t k = 0; k < count; ++k) {
                std::copy_n(block.now_at(block.of_state(first + k)), slots,
                            value.begin() + static_cast<std::ptrdiff_t>(k * slots));
            }
        }
    }

    void end(Block& block, const Rule& rule, const RuleMachine::Memory& memory, const std::vector<double>& given) const {
        const std::size_t slots = memory.slots, n = block.dimension;
        for (std::size_t k = 0; k < n; ++k) {
            std::copy_n(memory.values[name_x].data() + k * slots, slots, block.next_at(block.of_x(k)));
            std::copy_n(given.data() + k * slots, slots, block.next_at(block.of_g(k)));
        }
        for (std::size_t i = 0; i < setting_.optimizer->state.size(); ++i) {
            const auto [first, count] = layout_.of(i);
            const std::vector<double>& value = memory.values[static_cast<std::size_t>(rule.find(setting_.optimizer->state[i]))];
            for (std::size_t k = 0; k < count; ++k)
                std::copy_n(value.data() + k * slots, slots, block.next_at(block.of_state(first + k)));
        }
    }

    StepSetting setting_;
    bool carries_;
    RuleLayout layout_;
    std::array<RuleMachine, 2> machines_;  // of the first step, and of the others
};

}  // namespace

Result<std::unique_ptr<Stepper>> rule_stepper(const StepSetting& setting, CompiledRule rule) {
    const bool curved = rule.first.calls(Rule::Call::hessian_times) + rule.first.calls(Rule::Call::hessian_diagonal) > 0;
    if (curved && !setting.objective->has_hessian())
        return Failure{"the rule asks for second derivatives, which this loss does not have"};
    return std::unique_ptr<Stepper>(std::make_unique<RuleStepper>(setting, std::move(rule)));
}

Result<std::unique_ptr<Stepper>> make_stepper(const StepSetting& setting) {
    if (setting.optimizer->step) return method_stepper(setting);
    Result<CompiledRule> rule = compile_steps(*setting.optimizer, setting.choices);
    if (!rule) return rule.error();
    if (auto composed = compose_stepper(setting, *rule)) return composed;
    return rule_stepper(setting, *std::move(rule));
}

}  // namespace ravine
