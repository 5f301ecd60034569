// The random numbers of the references: draw() of tests/reference/draws.py.
#pragma once

#include "math/random.hpp"

namespace ravine {

inline double draw(std::uint64_t seed, std::uint64_t step, std::uint64_t coordinate) {
    return random_uniform(random_bits(seed, step, coordinate));
}

}  // namespace ravine
