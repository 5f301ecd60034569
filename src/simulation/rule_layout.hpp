// The arrays in which a block remembers the state of a rule.
#pragma once

#include "rules/rule.hpp"

#include <string>
#include <utility>
#include <vector>

namespace ravine {

// A rule compiled for its first step and for all others, which are the same where no line is for the first step only.
struct CompiledRule {
    Rule first, later;
};

Result<CompiledRule> compile_steps(const Optimizer& optimizer, std::span<const double> choices);

class RuleLayout {
  public:
    // `parts` are those that have scalars of their own.
    RuleLayout(const Optimizer& optimizer, const CompiledRule& rule, std::size_t dimension, std::size_t parts = 1);

    std::size_t arrays() const { return arrays_; }

    // Returns the first array and the number of arrays of a name of Optimizer::state: one per part for a scalar, one per
    // coordinate for a vector, none for a name that is not remembered.
    std::pair<std::size_t, std::size_t> of(std::size_t state) const { return places_[state]; }

    // Returns the numbers of these arrays.
    std::vector<std::size_t> arrays_of(std::size_t state) const;

  private:
    std::vector<std::pair<std::size_t, std::size_t>> places_;
    std::size_t arrays_ = 0;
};

}  // namespace ravine
