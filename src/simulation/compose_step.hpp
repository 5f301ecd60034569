// A step as two programs: a rule composed with the formulas of its objective.
#pragma once

#include "formula/program/evaluate.hpp"
#include "simulation/rule_layout.hpp"
#include "simulation/stepper.hpp"

#include <optional>
#include <vector>

namespace ravine {

struct StepFunctions {
    // Computes the numbers that are the same for all balls, once a step. Its variables are t, the parameters, the noise per
    // coordinate where there is some, and the draws per call and coordinate. Where it would only copy some of these, there is
    // no function, and `copies` has their numbers.
    formula::Function uniform;
    std::vector<std::size_t> copies;
    std::size_t shared = 0;  // the number of its results
    std::size_t draws = 0;   // calls of normal()

    // Moves balls. Its variables are the arrays of a block, in their order, and the results of `uniform`. Its outputs are x,
    // the arrays of state, the loss at x where the step sees all rows, and a gradient per coordinate: the one at x where
    // gradients are carried from step to step, else the one that the step was given.
    formula::Function varying;
};

// Returns nothing where the program would be too large. Requires the objective to have expressions.
std::optional<StepFunctions> compose_step(const StepSetting& setting, const Rule& rule, const RuleLayout& layout, bool carries);

}  // namespace ravine
