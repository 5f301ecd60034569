// Methods that are written in C++: ball by ball, each with an oracle of its own.
#include "simulation/objective_oracle.hpp"
#include "simulation/stepper.hpp"

#include "optimizers/ball.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace ravine {
namespace {

class MethodStepper final : public Stepper {
  public:
    explicit MethodStepper(const StepSetting& setting)
        : setting_(setting),
          dimension_(setting.objective->dimension()),
          tensors_(setting.objective->tensors()),
          arrays_(arrays_of(*setting.optimizer, tensors_)),
          step_(setting.optimizer->step ? setting.optimizer->step : setting.optimizer->matrix_step) {}

    static std::size_t arrays_of(const Optimizer& optimizer, std::span<const Tensor> tensors) {
        return optimizer.arrays ? optimizer.arrays(tensors) : optimizer.state.size();
    }

    std::size_t state_arrays() const override { return arrays_ * dimension_; }
    std::vector<std::size_t> arrays_of(std::size_t state) const override {
        std::vector<std::size_t> result;
        // Methods that pack their state have it in the order of its names on the plane alone.
        const bool packs = setting_.optimizer->arrays || step_ == setting_.optimizer->matrix_step;
        if (packs && (dimension_ != 2 || tensors_.size() != 1)) return result;
        for (std::size_t k = 0; k < dimension_; ++k) result.push_back(state * dimension_ + k);
        return result;
    }
    bool carries_gradient() const override { return !setting_.batched && !is_blind(); }
    bool evaluates_loss() const override { return false; }
    void prepare(std::span<StepInputs>, formula::Workspace&) const override {}

    void step(Block& block, const StepInputs& inputs, formula::Workspace& workspace) const override {
        block.evaluations.resize(block.slots);
        block.searched.resize(block.slots * dimension_, std::numeric_limits<double>::quiet_NaN());
        block.gave_up.assign(block.slots, {});
        for (std::size_t slot = 0; slot < block.alive(); ++slot) step(block, slot, inputs, workspace);
    }

  private:
    // Returns true for a method that asks for no gradients.
    bool is_blind() const { return setting_.optimizer->needs == Needs::values; }

    void step(Block& block, std::size_t slot, const StepInputs& inputs, formula::Workspace& workspace) const {
        block.ball.resize(3 * dimension_ + state_arrays());
        std::span<double> left = block.ball;
        const auto take = [&left](std::size_t count) {
            const std::span<double> taken = left.first(count);
            left = left.subspan(count);
            return taken;
        };
        const auto read = [&](std::size_t first, std::size_t count) {
            const std::span<double> numbers = take(count);
            for (std::size_t k = 0; k < count; ++k) numbers[k] = block.now_at(first + k)[slot];
            return numbers;
        };
        const auto write = [&](std::size_t first, std::span<const double> numbers) {
            for (std::size_t k = 0; k < numbers.size(); ++k) block.next_at(first + k)[slot] = numbers[k];
        };
        const std::span<double> x = read(block.of_x(0), dimension_), g = read(block.of_g(0), dimension_);
        const std::span<double> state = read(block.of_state(0), state_arrays()), from = take(dimension_);
        double f = block.now_at(block.of_f())[slot];
        const std::span<double> searched = std::span(block.searched).subspan(slot * dimension_, dimension_);
        Evaluations& evaluations = block.evaluations[slot];
        // A Hessian that is asked for at x, or a line search that ended there, has the gradient already.
        const bool known = setting_.optimizer->needs == Needs::hessian || std::equal(x.begin(), x.end(), searched.begin());
        if (is_blind()) {
            std::fill(g.begin(), g.end(), 0.0);
        } else {
            if (!known) ++evaluations.gradients;
            if (setting_.batched) setting_.objective->gradient({x.data(), 1, 1}, &f, g.data(), workspace, inputs.batch);
            for (std::size_t k = 0; k < inputs.noise.size(); ++k) g[k] += inputs.noise[k];
        }
        std::copy(x.begin(), x.end(), from.begin());
        ObjectiveOracle oracle(*setting_.objective, workspace, evaluations, inputs.batch, inputs.noise, from);
        step_({inputs.t, inputs.values, x, g, f, state, oracle, setting_.seed, tensors_, block.told});
        block.gave_up[slot] = oracle.why();
        if (!oracle.why().empty()) std::fill(x.begin(), x.end(), std::numeric_limits<double>::quiet_NaN());
        const bool exact = inputs.noise.empty() && !setting_.batched;
        if (exact && !oracle.last_gradient().empty()) {
            std::copy(oracle.last_gradient().begin(), oracle.last_gradient().end(), searched.begin());
        } else {
            std::fill(searched.begin(), searched.end(), std::numeric_limits<double>::quiet_NaN());
        }
        write(block.of_x(0), x);
        write(block.of_g(0), g);
        write(block.of_state(0), state);
    }

    StepSetting setting_;
    std::size_t dimension_;
    std::vector<Tensor> tensors_;
    std::size_t arrays_;
    void (*step_)(const Ball&);
};

}  // namespace

Result<std::unique_ptr<Stepper>> method_stepper(const StepSetting& setting) {
    // Of a ball: what a method remembers of pairs of weights takes as much time as memory.
    constexpr std::size_t most_numbers = std::size_t{1} << 18;
    const std::vector<Tensor> tensors = setting.objective->tensors();
    const std::size_t n = dimension_of(tensors);
    if (MethodStepper::arrays_of(*setting.optimizer, tensors) * n > most_numbers)
        return Failure{fmt::format("it remembers too much of {} weights: it is for fewer", n)};
    return std::unique_ptr<Stepper>(std::make_unique<MethodStepper>(setting));
}

}  // namespace ravine
