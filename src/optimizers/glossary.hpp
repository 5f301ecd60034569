// The meanings of the names in rules: a sentence for a reader who points at one, and its part in a step.
#pragma once

#include "optimizers/optimizer.hpp"

#include <string_view>

namespace ravine {

// Returns the meaning of a name in an optimizer's rule, of a parameter, a state or the target of a line: the optimizer's own,
// or the usual one; one with an empty text where the name has none. It lives as long as the optimizer.
const Meaning& meaning_of(const Optimizer& optimizer, std::string_view name);

}  // namespace ravine
