// The comparison of tuned racers by their table: who is ahead, by how much, and how surely.
#pragma once

#include "studies/runs.hpp"

#include <array>

namespace ravine::studies {

// The shares of which a racer has quantiles of its final loss.
inline constexpr std::array<double, 5> quantile_shares{0.05, 0.25, 0.5, 0.75, 0.95};

struct Ranked {
    std::size_t racer = 0;            // counted from 1
    std::vector<double> tuned;        // the values of its parameters, as in the table; NaN for those that it does not have
    double wins = 0;                  // the share of its comparisons with the others that it wins; a draw is half a win
    double solved = 0;                // the share of runs that came to the goal (analysis/outcome.hpp)
    double evaluations = 0;           // the median of those until then; infinite where fewer than half are solved
    std::array<double, 5> loss = {};  // quantiles; infinite for runs that left the race
};

// A step of a performance profile: racers solve this share of the runs within `ratio` times the evaluations of the best of all.
struct ProfileStep {
    double ratio, share;
};

struct Ranking {
    std::vector<std::string> parameters;    // of `tuned`
    std::vector<Ranked> racers;             // the best first: by wins, then by their order in the race
    std::vector<std::vector<double>> wins;  // of the racer of the row against that of the column, in the order of `racers`
    std::vector<std::vector<ProfileStep>> profile;  // per racer, from ratio 1 on (Dolan & Moré 2002)
    std::size_t runs = 0;                           // per racer
};

// Returns the quantile of a share, between the two nearest values. Requires values without NaN.
double quantile(std::vector<double> values, double share);

// Returns the share of runs in which the loss of `a` is lower than that of `b`; a draw is half a win. Requires the same number.
double share_of_wins(const std::vector<double>& a, const std::vector<double>& b);

// Requires the whole table of a study of tuned racers.
Ranking rank(std::span<const Column> columns, std::span<const double> table);

// Returns the experiment with the tuned values. Requires that the ranking is of its racers.
Experiment with_tuned(Experiment experiment, const Ranking& ranking);

}  // namespace ravine::studies
