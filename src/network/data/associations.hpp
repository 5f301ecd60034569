// Pairs to remember, some asked for often and most of them hardly ever: the associative memory on which Muon and Adam differ
// most. Wang et al. 2025, "Muon outperforms Adam in tail-end associative memory learning".
#pragma once

#include "network/data/samples.hpp"

#include <cstddef>
#include <cstdint>

namespace ravine::network {

inline constexpr std::size_t associations = 32;

// Returns rows of questions, 32 orthonormal vectors drawn from the seed, each with the number of its answer, which is its
// class. Question k has one row and, of the rows beyond 32, a number proportional to 1/(k + 1), counted from 0 (Zipf's law), as
// near as whole numbers come. Fewer rows are of the first questions.
Samples make_associations(std::size_t rows, std::uint64_t seed);

}  // namespace ravine::network
