// Optimizers with modifiers around them: adam+clip+cautious. They are composed as texts, and what comes out is one rule like
// any other: the lines before in the order of the modifiers, the lines of the optimizer, and the lines after in the same order.
//
// The names of a modifier get its key in front, clip_max, and so do its parameters, whose keys have a point there: clip.max.
#pragma once

#include "optimizers/catalogue.hpp"
#include "text/result.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ravine {

inline constexpr std::size_t most_modifiers = 6;

// Fails where the optimizer has no rule that runs, or the rule that comes out makes no sense.
Result<Optimizer> compose(const Optimizer& optimizer, std::span<const Optimizer* const> modifiers);

// Adds to a catalogue what "Adam+clip" names, and returns its key there.
Result<std::string> add_composed(std::string_view name, Catalogue& catalogue);

}  // namespace ravine
