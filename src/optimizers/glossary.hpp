// What the names in rules mean: a sentence for who hovers over one, and the part that it plays in a step.
#pragma once

#include "optimizers/optimizer.hpp"

#include <string_view>

namespace ravine {

// The parts that have a picture.
enum class Role : std::uint8_t {
    other,
    gradient,
    momentum,  // of gradients past: a direction
    squares,   // of gradients past, squared: a size per coordinate
    step,
};

struct Meaning {
    std::string_view name, text;
    Role role = Role::other;
    bool scalar = false;  // one number for both coordinates
};

// The meaning of a name in an optimizer's rule: of a parameter, a state or what a line assigns. One with an empty text where
// the name has none.
Meaning meaning_of(const Optimizer& optimizer, std::string_view name);

// Who uses a convention, in a short sentence: of a parameter that is a choice, the choice. Empty where there is nothing to say.
std::string_view convention(const Optimizer& optimizer, std::string_view parameter, std::string_view choice);

}  // namespace ravine
