// The functions of hidden units on arrays, with their derivatives. Internal to the room.
#pragma once

#include "network/architecture.hpp"

#include <cstddef>

namespace ravine::network {

// Writes the function of each z to a, its slope to slope and, unless it is null, its second derivative to curvature. The slope
// of relu at 0 is 0, as PyTorch's; gelu is the exact one, with the error function. Requires a whole number of lanes.
void activate(Activation activation, const double* z, std::size_t count, double* a, double* slope, double* curvature);

}  // namespace ravine::network
