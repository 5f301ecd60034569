#include "studies/ranking.hpp"

#include "studies/settings.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace ravine::studies {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

// The runs of a racer, in the order of starts and seeds.
struct OfRacer {
    Ranked ranked;
    std::vector<double> loss, solved;  // infinite where there is none
};

std::vector<OfRacer> read_table(std::span<const Column> columns, std::span<const double> table) {
    const std::size_t x = find_column(columns, "x"), outcome = find_column(columns, "outcome");
    const std::size_t solved = find_column(columns, "solved"), loss = find_column(columns, "loss");
    std::vector<OfRacer> racers;
    for (std::size_t at = 0; at < table.size(); at += columns.size()) {
        const double* const row = &table[at];
        const auto racer = static_cast<std::size_t>(row[0]);
        if (racers.empty() || racers.back().ranked.racer != racer) {
            racers.emplace_back();
            racers.back().ranked.racer = racer;
            racers.back().ranked.tuned.assign(row + 1, row + x);
        }
        const bool out = row[outcome] == static_cast<double>(Outcome::Kind::out);
        racers.back().loss.push_back(out || std::isnan(row[loss]) ? infinite : row[loss]);
        racers.back().solved.push_back(std::isnan(row[solved]) ? infinite : row[solved]);
    }
    return racers;
}

void summarise(OfRacer& racer) {
    Ranked& ranked = racer.ranked;
    const auto is_solved = [](double evaluations) { return std::isfinite(evaluations); };
    const auto solved = std::count_if(racer.solved.begin(), racer.solved.end(), is_solved);
    ranked.solved = static_cast<double>(solved) / static_cast<double>(racer.solved.size());
    ranked.evaluations = quantile(racer.solved, 0.5);
    for (std::size_t i = 0; i < quantile_shares.size(); ++i) ranked.loss[i] = quantile(racer.loss, quantile_shares[i]);
}

std::vector<ProfileStep> profile_of(const OfRacer& racer, const std::vector<OfRacer>& racers) {
    std::vector<double> ratios;
    for (std::size_t run = 0; run < racer.solved.size(); ++run) {
        double best = infinite;
        for (const OfRacer& other : racers) best = std::min(best, other.solved[run]);
        if (!std::isfinite(racer.solved[run])) continue;
        ratios.push_back(best > 0 ? racer.solved[run] / best : racer.solved[run] > 0 ? infinite : 1);
    }
    std::sort(ratios.begin(), ratios.end());
    const auto runs = static_cast<double>(racer.solved.size());
    std::vector<ProfileStep> steps;
    for (std::size_t i = 0; i < ratios.size(); ++i) {
        if (i + 1 < ratios.size() && ratios[i + 1] == ratios[i]) continue;
        steps.push_back({ratios[i], static_cast<double>(i + 1) / runs});
    }
    return steps;
}

}  // namespace

double share_of_wins(const std::vector<double>& a, const std::vector<double>& b) {
    double wins = 0;
    for (std::size_t i = 0; i < a.size(); ++i) wins += a[i] < b[i] ? 1 : a[i] == b[i] ? 0.5 : 0;
    return a.empty() ? 0 : wins / static_cast<double>(a.size());
}

double quantile(std::vector<double> values, double share) {
    if (values.empty()) return std::nan("");
    std::sort(values.begin(), values.end());
    const double at = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const double part = at - static_cast<double>(below);
    if (part == 0 || values[below] == values[below + 1]) return values[below];
    return values[below] * (1 - part) + values[below + 1] * part;
}

Ranking rank(std::span<const Column> columns, std::span<const double> table) {
    std::vector<OfRacer> racers = read_table(columns, table);
    for (OfRacer& racer : racers) {
        summarise(racer);
        for (const OfRacer& other : racers) racer.ranked.wins += &other == &racer ? 0 : share_of_wins(racer.loss, other.loss);
        if (racers.size() > 1) racer.ranked.wins /= static_cast<double>(racers.size() - 1);
    }
    std::stable_sort(racers.begin(), racers.end(),
                     [](const OfRacer& a, const OfRacer& b) { return a.ranked.wins > b.ranked.wins; });
    Ranking ranking;
    for (std::size_t k = 1; columns[k].name != "x"; ++k) ranking.parameters.push_back(columns[k].name);
    ranking.runs = racers.empty() ? 0 : racers.front().loss.size();
    for (const OfRacer& racer : racers) {
        ranking.racers.push_back(racer.ranked);
        ranking.profile.push_back(profile_of(racer, racers));
        std::vector<double>& row = ranking.wins.emplace_back();
        for (const OfRacer& other : racers) row.push_back(share_of_wins(racer.loss, other.loss));
    }
    return ranking;
}

Experiment with_tuned(Experiment experiment, const Ranking& ranking) {
    for (const Ranked& racer : ranking.racers) {
        for (std::size_t k = 0; k < ranking.parameters.size(); ++k) {
            if (!std::isnan(racer.tuned[k])) set_number(experiment, racer.racer - 1, ranking.parameters[k], racer.tuned[k]);
        }
    }
    return experiment;
}

}  // namespace ravine::studies
