// The meanings of the names in rules: a sentence for a reader who points at one, and its part in a step.
#pragma once

#include "optimizers/optimizer.hpp"

#include <span>
#include <string_view>

namespace ravine {

// Returns the meaning of a name in an optimizer's rule, of a parameter, a state or the target of a line: the optimizer's own,
// or the usual one; one with an empty text where the name has none. It lives as long as the optimizer.
const Meaning& meaning_of(const Optimizer& optimizer, std::string_view name);

// Returns the sign of a state that is a displacement under the choices among the parameters' values, or 0.
double displacement_sign(const Optimizer& optimizer, std::string_view state, std::span<const double> values);

}  // namespace ravine
