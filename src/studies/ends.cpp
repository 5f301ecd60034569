#include "studies/ends.hpp"

#include "analysis/critical_points.hpp"
#include "text/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace ravine::studies {
namespace {

constexpr double same_place = 2e-3;      // of the length of a vector, or of 1
constexpr std::size_t most_places = 64;  // told apart; others count as the last one

bool is_near(Vector a, Vector b) { return norm(a - b) <= same_place * std::max(norm(b), 1.0); }

// Returns the minima that the loss has in its own domain.
std::vector<Minimum> own_minima(Experiment experiment) {
    experiment.domain = default_domain(experiment);
    const Result<Loss, formula::ParseError> loss = compile_loss(experiment);
    return loss ? find_critical_points(*loss, experiment).minima : std::vector<Minimum>();
}

std::size_t index_of(std::vector<Vector>& places, Vector end) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (is_near(end, places[i])) return i;
    }
    if (places.size() < most_places) places.push_back(end);
    return places.size() - 1;
}

// Returns the hues of minima at these places. Those of the loss's own minima are theirs where the domain is a part of its own.
std::vector<std::size_t> hues_of(const std::vector<Vector>& places, const Experiment& experiment) {
    const Box own = default_domain(experiment), &box = experiment.domain;
    const bool is_part = own != box && own.contains(box.low) && own.contains(box.high);
    const std::vector<Minimum> minima = is_part ? own_minima(experiment) : std::vector<Minimum>();
    std::vector<std::size_t> hues;
    std::size_t next = minima.size();
    for (const Vector place : places) {
        const auto found = std::find_if(minima.begin(), minima.end(), [&](const Minimum& m) { return is_near(place, m.at); });
        hues.push_back(found == minima.end() ? next++ : static_cast<std::size_t>(found - minima.begin()));
    }
    return hues;
}

}  // namespace

Ends ends_of(const Experiment& experiment, std::span<const Column> columns, std::span<const double> table) {
    constexpr std::size_t outcome = 2, minimum = 3, end_x = 5;
    const std::size_t width = columns.size(), rows = table.size() / width;
    Ends ends{std::vector<std::size_t>(rows, 0), {}, {}};
    std::vector<Vector> known, unknown;                        // places of minima: those that the table names, and others
    std::vector<std::pair<std::size_t, std::size_t>> unnamed;  // rows, and their place among the others
    for (std::size_t row = 0; row < rows; ++row) {
        const double* const numbers = &table[row * width];
        if (static_cast<Outcome::Kind>(numbers[outcome]) != Outcome::Kind::minimum) continue;
        const auto number = static_cast<std::size_t>(numbers[minimum]);
        const Vector end{numbers[end_x], numbers[end_x + 1]};
        ends.minimum[row] = number;
        if (number > known.size()) known.resize(number);
        if (number > 0) known[number - 1] = end;
        if (number == 0) unnamed.emplace_back(row, index_of(unknown, end));
    }
    std::vector<std::size_t> order(unknown.size()), number(unknown.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(unknown[a].x, unknown[a].y) < std::pair(unknown[b].x, unknown[b].y);
    });
    for (std::size_t k = 1; k <= known.size(); ++k) ends.names.push_back(fmt::format("minimum {}", k));
    for (const std::size_t i : order) {
        known.push_back(unknown[i]);
        number[i] = known.size();
        ends.names.push_back(fmt::format("minimum at ({}, {})", number_text(unknown[i].x, 3), number_text(unknown[i].y, 3)));
    }
    for (const auto& [row, place] : unnamed) ends.minimum[row] = number[place];
    ends.hues = hues_of(known, experiment);
    return ends;
}

}  // namespace ravine::studies
