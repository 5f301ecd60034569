// All optimizers there are. The list is made at build time from the files under methods/.
#pragma once

#include "optimizers/optimizer.hpp"

namespace ravine {

// In the order of their publication, which is the order in which they are learned.
std::span<const Optimizer* const> optimizers();

// The optimizer with that key, or nullptr.
const Optimizer* find_optimizer(std::string_view key);

// The index of a parameter in the optimizer's table, or -1.
int find_parameter(const Optimizer& optimizer, std::string_view key);

}  // namespace ravine
