// The weights that a network begins with, drawn from a seed.
#pragma once

#include "network/architecture.hpp"

#include <cstdint>
#include <vector>

namespace ravine::network {

enum class Initialisation : std::uint8_t {
    torch,   // matrices and biases uniform within 1/sqrt(inputs), as PyTorch's Linear begins
    glorot,  // matrices uniform within sqrt(6/(inputs + units)), biases 0: Glorot & Bengio 2010
    he       // matrices normal with variance 2/inputs, biases 0: He et al. 2015
};

// Returns all weights, the same for the same seed on every platform.
std::vector<double> initial_weights(const Architecture& architecture, Initialisation initialisation, std::uint64_t seed);

}  // namespace ravine::network
