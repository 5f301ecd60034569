// Steps by one program per step, and a second one for what is the same for all balls.
#include "math/random.hpp"
#include "simulation/compose_step.hpp"
#include "simulation/draws.hpp"
#include "simulation/stepper.hpp"

#include <array>

namespace ravine {
namespace {

class ComposedStepper final : public Stepper {
  public:
    ComposedStepper(const StepSetting& setting, const CompiledRule& rule, RuleLayout layout)
        : dimension_(setting.objective->dimension()),
          objective_(setting.objective),
          seed_(setting.seed),
          batched_(setting.batched),
          noisy_(setting.noisy),
          carries_(!setting.batched && rule.later.reads_gradient),
          layout_(std::move(layout)),
          first_(evaluations_of(rule.first)),
          later_(evaluations_of(rule.later)) {}

    bool compile(const StepSetting& setting, const CompiledRule& rule) {
        auto later = compose_step(setting, rule.later, layout_, carries_);
        auto first = compose_step(setting, rule.first, layout_, carries_);
        if (!later || !first) return false;
        functions_ = {std::move(*first), std::move(*later)};
        return true;
    }

    std::size_t state_arrays() const override { return layout_.arrays(); }
    std::vector<std::size_t> arrays_of(std::size_t state) const override { return layout_.arrays_of(state); }
    Evaluations evaluations(std::uint64_t steps) const override { return evaluations_of(first_, later_, steps); }
    bool carries_gradient() const override { return carries_; }
    bool evaluates_loss() const override { return !batched_; }

    void prepare(std::span<StepInputs> steps, formula::Workspace& workspace) const override {
        if (!steps.empty() && steps[0].t == 1) {
            prepare_alike(steps.first(1), functions_[0], workspace);
            steps = steps.subspan(1);
        }
        prepare_alike(steps, functions_[1], workspace);
    }

    void step(Block& block, const StepInputs& inputs, formula::Workspace& workspace) const override {
        const StepFunctions& functions = functions_[inputs.t > 1 ? 1 : 0];
        std::vector<formula::Input>& variables = block.inputs;
        std::vector<double*>& outputs = block.outputs;
        variables.clear();
        outputs.clear();
        for (std::size_t array = 0; array < block.arrays; ++array) variables.push_back({block.now_at(array)});
        for (const double& number : inputs.uniforms) variables.push_back({&number, false});
        for (std::size_t k = 0; k < dimension_; ++k) outputs.push_back(block.next_at(block.of_x(k)));
        for (std::size_t k = 0; k < layout_.arrays(); ++k) outputs.push_back(block.next_at(block.of_state(k)));
        if (!batched_) outputs.push_back(block.next_at(block.of_f()));
        for (std::size_t k = 0; k < dimension_; ++k) outputs.push_back(block.next_at(block.of_g(k)));
        functions.varying.evaluate(variables, block.stepping(), outputs, workspace, {objective_->table(), inputs.batch});
    }

  private:
    // Of steps that have the same functions. The variables are those of the Composer that are the same for all balls.
    void prepare_alike(std::span<StepInputs> steps, const StepFunctions& functions, formula::Workspace& workspace) const {
        if (steps.empty()) return;
        const std::size_t count = steps.size(), noises = noisy_ ? dimension_ : 0;
        const std::size_t variables = 1 + steps[0].values.size() + noises + functions.draws * dimension_;
        std::vector<double> numbers((variables + functions.shared) *
                                    count);  // a row per variable and result, a number per step
        for (std::size_t i = 0; i < count; ++i) {
            const StepInputs& inputs = steps[i];
            std::size_t row = 0;
            const auto add = [&](double number) { numbers[row++ * count + i] = number; };
            add(static_cast<double>(inputs.t));
            for (const double value : inputs.values) add(value);
            for (std::size_t k = 0; k < noises; ++k) add(inputs.noise[k]);
            for (std::size_t draw = 0; draw < functions.draws; ++draw) {
                for (std::size_t k = 0; k < dimension_; ++k) add(normal_draw(seed_, inputs.t, draw, k));
            }
        }
        double* const results = numbers.data() + variables * count;
        if (functions.uniform) {
            std::vector<formula::Input> inputs;
            std::vector<double*> outputs;
            for (std::size_t row = 0; row < variables; ++row) inputs.push_back({numbers.data() + row * count});
            for (std::size_t k = 0; k < functions.shared; ++k) outputs.push_back(results + k * count);
            functions.uniform.evaluate(inputs, count, outputs, workspace);
        }
        for (std::size_t i = 0; i < count; ++i) {
            steps[i].uniforms.resize(functions.shared);
            for (std::size_t k = 0; k < functions.shared; ++k) {
                steps[i].uniforms[k] = functions.uniform ? results[k * count + i] : numbers[functions.copies[k] * count + i];
            }
        }
    }

    std::size_t dimension_;
    const Objective* objective_;
    std::uint64_t seed_;
    bool batched_, noisy_, carries_;
    RuleLayout layout_;
    Evaluations first_, later_;               // requests of a step
    std::array<StepFunctions, 2> functions_;  // of the first step, and of the others
};

}  // namespace

std::unique_ptr<Stepper> compose_stepper(const StepSetting& setting, const CompiledRule& rule) {
    if (!setting.objective->expressions()) return nullptr;
    RuleLayout layout(*setting.optimizer, rule, setting.objective->dimension());
    auto stepper = std::make_unique<ComposedStepper>(setting, rule, std::move(layout));
    return stepper->compile(setting, rule) ? std::move(stepper) : nullptr;
}

}  // namespace ravine
