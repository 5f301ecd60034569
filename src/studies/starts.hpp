// The starts of a swarm, and of racers that are tuned.
#pragma once

#include "studies/study.hpp"

namespace ravine::studies {

// Returns the place of a share of the domain: (0, 0) is its lower left corner, (1, 1) the upper right one.
Vector place_in(const Box& box, double x, double y);

// Returns start i of `count`. A grid has them row by row; gauss is around the race's start; a ring is the ellipse half way
// between the centre and the border. What is drawn depends on the seed and on i alone.
Vector start_in_spread(Spread spread, const Experiment& experiment, std::uint64_t seed, std::size_t i, std::size_t count);

}  // namespace ravine::studies
