#include "studies/summary.hpp"

#include "studies/ranking.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>

namespace ravine::studies {
namespace {

std::optional<EndSpread> spread_of(std::span<const Vector> ends) {
    constexpr std::size_t fewest = 3;
    if (ends.size() < fewest) return std::nullopt;
    const auto n = static_cast<double>(ends.size());
    EndSpread spread;
    for (const Vector& end : ends) spread.mean = spread.mean + (1 / n) * end;
    double xx = 0, xy = 0, yy = 0;
    for (const Vector& end : ends) {
        const Vector off = end - spread.mean;
        xx += off.x * off.x / (n - 1);
        xy += off.x * off.y / (n - 1);
        yy += off.y * off.y / (n - 1);
    }
    spread.xx = std::sqrt(xx);
    spread.yx = spread.xx > 0 ? xy / spread.xx : 0;
    spread.yy = std::sqrt(std::max(yy - spread.yx * spread.yx, 0.0));
    return spread;
}

}  // namespace

Vector EndSpread::on_ellipse(Vector of_circle, double deviations) const {
    const Vector by = deviations * of_circle;
    return {mean.x + xx * by.x, mean.y + yx * by.x + yy * by.y};
}

std::vector<std::optional<EndSpread>> spread_of_ends(std::span<const Column> columns, std::span<const double> table,
                                                     std::size_t runs) {
    assert(runs > 0 && table.size() % (columns.size() * runs) == 0);
    const std::size_t outcome = find_column(columns, "outcome"), x = find_column(columns, "end_x");
    assert(x + 1 < columns.size());
    std::vector<std::optional<EndSpread>> spreads;
    for (std::size_t first = 0; first < table.size(); first += columns.size() * runs) {
        std::vector<Vector> ends;
        for (std::size_t i = 0; i < runs; ++i) {
            const double* const numbers = &table[first + i * columns.size()];
            if (numbers[outcome] != static_cast<double>(Outcome::Kind::out)) ends.push_back({numbers[x], numbers[x + 1]});
        }
        spreads.push_back(spread_of(ends));
    }
    return spreads;
}

std::vector<std::vector<double>> losses_by_cell(std::span<const Column> columns, std::span<const double> table,
                                                std::size_t runs, Shown shown) {
    assert(runs > 0 && table.size() % (columns.size() * runs) == 0);
    const std::size_t outcome = find_column(columns, "outcome");
    const std::size_t loss = find_column(columns, shown == Shown::steps ? "steps" : "loss");
    std::vector<std::vector<double>> cells;
    for (std::size_t row = 0; row * columns.size() < table.size(); ++row) {
        const double* const numbers = &table[row * columns.size()];
        if (row % runs == 0) cells.emplace_back();
        const bool out = numbers[outcome] == static_cast<double>(Outcome::Kind::out);
        cells.back().push_back(out || std::isnan(numbers[loss]) ? HUGE_VAL : numbers[loss]);
    }
    return cells;
}

std::vector<Outcome::Kind> outcome_by_cell(std::span<const Column> columns, std::span<const double> table, std::size_t runs) {
    assert(runs > 0 && table.size() % (columns.size() * runs) == 0);
    const std::size_t outcome = find_column(columns, "outcome");
    std::vector<Outcome::Kind> most;
    for (std::size_t first = 0; first < table.size(); first += columns.size() * runs) {
        std::map<Outcome::Kind, std::size_t> counts;
        std::optional<Outcome::Kind> best;
        for (std::size_t i = 0; i < runs; ++i) {
            const auto kind = static_cast<Outcome::Kind>(table[first + i * columns.size() + outcome]);
            ++counts[kind];
            if (!best || counts[kind] > counts[*best]) best = kind;
        }
        most.push_back(*best);
    }
    return most;
}

Quartiles quartiles(const std::vector<double>& values) {
    return {quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)};
}

}  // namespace ravine::studies
