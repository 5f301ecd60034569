// The minima at which the balls of a study end, also outside of the domain.
#pragma once

#include "studies/runs.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace ravine::studies {

// The minima that a race knows are those of its domain, and in a small part of a surface most balls end elsewhere. So rows of
// which the table names no minimum are told apart by where they end.
struct Ends {
    std::vector<std::size_t> minimum;  // per row: its number, from 1, or 0 where the ball does not rest at a minimum
    std::vector<std::string> names;    // of the minima, by their numbers: "minimum 2", or "minimum at (3.58, −1.85)"
    std::vector<std::size_t>
        hues;  // of the minima, from 0: those that the loss has in its own domain keep theirs in a part of it
};

// Minima have the numbers of the table, others higher ones in the order of their places. Requires a study with many starts.
Ends ends_of(const Experiment& experiment, std::span<const Column> columns, std::span<const double> table);

}  // namespace ravine::studies
