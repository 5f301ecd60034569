// How often steps ask an objective.
#pragma once

#include "optimizers/oracle.hpp"
#include "rules/rule.hpp"

namespace ravine {

// Returns how often a step of a rule asks. The loss at x comes with the gradient there.
inline Evaluations evaluations_of(const Rule& rule) {
    return {.values = rule.calls(Rule::Call::value) + (rule.reads_loss && !rule.reads_gradient ? 1 : 0),
            .gradients = rule.calls(Rule::Call::gradient) + (rule.reads_gradient ? 1 : 0),
            .hessians = rule.calls(Rule::Call::hessian_times) + rule.calls(Rule::Call::hessian_diagonal)};
}

// Returns how often so many steps ask. The first one may have more lines than the others.
inline Evaluations evaluations_of(const Evaluations& first, const Evaluations& later, std::uint64_t steps) {
    if (steps == 0) return {};
    const auto others = static_cast<int>(steps - 1);
    return {first.values + others * later.values, first.gradients + others * later.gradients,
            first.hessians + others * later.hessians};
}

}  // namespace ravine
