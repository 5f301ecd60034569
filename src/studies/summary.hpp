// The final losses of a study, which charts and maps are made of.
#pragma once

#include "studies/runs.hpp"

#include <optional>
#include <span>
#include <vector>

namespace ravine::studies {

// Returns the final losses of each cell, in the order of the table, or the steps: a cell has the runs that
// follow each other with the same settings (runs_per_cell()). The value is infinite where the run left the race. Requires whole
// cells of `runs` rows.
std::vector<std::vector<double>> losses_by_cell(std::span<const Column> columns, std::span<const double> table,
                                                std::size_t runs, Shown shown = Shown::loss);

// Returns the outcome that most runs of each cell have, the first of these if there are several. Requires the same.
std::vector<Outcome::Kind> outcome_by_cell(std::span<const Column> columns, std::span<const double> table, std::size_t runs);

struct Quartiles {
    double lower, median, upper;
};

// Returns the quartiles of values, between the two nearest ones. Requires values without NaN.
Quartiles quartiles(const std::vector<double>& values);

// The ends of a racer's runs: their mean, and their covariance matrix as its lower Cholesky factor.
struct EndSpread {
    Vector mean;
    double xx = 0, yx = 0, yy = 0;  // of the factor

    // Returns the place of a point of the unit circle on the ellipse that is so many standard deviations from the mean.
    Vector on_ellipse(Vector of_circle, double deviations) const;
};

// Returns the spread of the ends of each cell (losses_by_cell()), without runs that left the race; nothing where fewer than
// three are left. Requires a table with ends.
std::vector<std::optional<EndSpread>> spread_of_ends(std::span<const Column> columns, std::span<const double> table,
                                                     std::size_t seeds);

}  // namespace ravine::studies
