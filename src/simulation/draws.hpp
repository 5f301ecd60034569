// The random numbers of a simulation: functions of seed, step and coordinate, the same for all balls.
#pragma once

#include "math/random.hpp"
#include "optimizers/oracle.hpp"
#include "rules/rule.hpp"

namespace ravine {

// Returns the draw of normal() at a step: of the call with that number in its rule, for a coordinate. The noise of gradients
// counts coordinates from 0, and the order of batches from 2^63 on; these lie in between.
inline double normal_draw(std::uint64_t seed, std::uint64_t t, std::size_t call, std::size_t coordinate) {
    constexpr std::uint64_t apart = std::uint64_t{1} << 62, per_call = std::uint64_t{1} << 32;
    return random_normal(seed, t, apart + call * per_call + coordinate);
}

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
