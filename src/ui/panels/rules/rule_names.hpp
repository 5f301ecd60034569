// The names that a rule can use, with their meanings.
#pragma once

#include "optimizers/optimizer.hpp"

#include <optional>
#include <string>

namespace ravine::ui {

// Draws them. Returns the text of the pressed one, to insert.
std::optional<std::string> draw_rule_names(const Optimizer& definition);

}  // namespace ravine::ui
