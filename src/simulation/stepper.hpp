// The three ways to take a step: a rule composed with the formulas of its objective, a rule beside any objective, and a method
// in C++. They give the same bits where more than one is possible.
#pragma once

#include "loss/objective.hpp"
#include "optimizers/optimizer.hpp"
#include "simulation/block.hpp"
#include "text/result.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace ravine {

// The numbers of a step that are the same for all balls.
struct StepInputs {
    std::uint64_t t = 0;               // counted from 1
    std::vector<double> values;        // the parameters, in the order of the table
    std::vector<double> noise;         // added to every gradient, per coordinate; empty without noise
    std::vector<double> uniforms;      // of the stepper
    std::vector<std::uint16_t> batch;  // rows of the step; empty for all of them
};

// The conditions under which an optimizer steps, which do not change from step to step.
struct StepSetting {
    const Objective* objective;
    const Optimizer* optimizer;
    std::vector<double> choices;  // the parameters at some step: the values of those that are choices count
    std::vector<char> zero;       // per parameter, true where it is 0 in every step; no more is known where this is empty
    bool noisy;
    bool batched;
    std::uint64_t seed;  // of draws
};

class Stepper {
  public:
    virtual ~Stepper() = default;

    // Arrays of state in a block.
    virtual std::size_t state_arrays() const = 0;

    // The numbers of the arrays that a name of Optimizer::state has, one for a scalar, else one per coordinate; empty where
    // the name is not remembered, or the method keeps its state in a way of its own.
    virtual std::vector<std::size_t> arrays_of(std::size_t state) const = 0;

    // Requests of a ball in its first steps, where all balls ask for the same.
    virtual Evaluations evaluations(std::uint64_t steps) const { return (void)steps, Evaluations{}; }

    // True where a step takes the gradient at x over all rows, so that next.g must be it, and next.f the loss; otherwise g is
    // the gradient that the step was given.
    virtual bool carries_gradient() const = 0;

    // True where step() writes f of the places that it moves to; and g there, where it carries the gradient.
    virtual bool evaluates_loss() const = 0;

    // Computes StepInputs::uniforms of some steps in a row from the rest.
    virtual void prepare(std::span<StepInputs> steps, formula::Workspace& workspace) const = 0;

    // Steps all balls of a block from `now` to `next`.
    virtual void step(Block& block, const StepInputs& inputs, formula::Workspace& workspace) const = 0;
};

struct CompiledRule;  // simulation/rule_layout.hpp

// Composes the rule of the setting's optimizer with the formulas of its objective. Returns null where there are none, or their
// programs would be too large.
std::unique_ptr<Stepper> compose_stepper(const StepSetting& setting, const CompiledRule& rule);

// Fails where the rule asks the objective for more than it has.
Result<std::unique_ptr<Stepper>> rule_stepper(const StepSetting& setting, CompiledRule rule);

// Requires an optimizer with a step in C++. Fails where it would remember too much.
Result<std::unique_ptr<Stepper>> method_stepper(const StepSetting& setting);

// Returns the fastest way. Fails where the optimizer's rule cannot be compiled.
Result<std::unique_ptr<Stepper>> make_stepper(const StepSetting& setting);

}  // namespace ravine
