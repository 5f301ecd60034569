#include "studies/ends.hpp"

#include "analysis/critical_points.hpp"
#include "text/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace ravine::studies {
namespace {

constexpr double same_place = 2e-3;      // of the length of a vector, or of 1
constexpr std::size_t most_places = 64;  // told apart; others count as the last one

bool is_near(Vector a, Vector b) { return norm(a - b) <= same_place * std::max(norm(b), 1.0); }

struct Place {
    Vector at;
    std::size_t number = 0;
};

// Returns the minima that the loss has in its own domain.
std::vector<Minimum> own_minima(Experiment experiment) {
    experiment.domain = default_domain(experiment.loss);
    const Result<Loss, formula::ParseError> loss = compile_loss(experiment);
    return loss ? find_critical_points(*loss, experiment).minima : std::vector<Minimum>();
}

std::size_t index_of(std::vector<Place>& places, Vector end) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (is_near(end, places[i].at)) return i;
    }
    if (places.size() < most_places) places.push_back({end});
    return places.size() - 1;
}

// Numbers the places: those of the loss's own minima as these, the others after all that are numbered.
void number_places(std::vector<Place>& places, const Experiment& experiment, std::size_t known) {
    const std::vector<Minimum> minima = own_minima(experiment);
    std::size_t last = std::max(known, minima.size());
    std::vector<Place*> others;
    for (Place& place : places) {
        const auto own = std::find_if(minima.begin(), minima.end(), [&](const Minimum& m) { return is_near(place.at, m.at); });
        if (own == minima.end()) {
            others.push_back(&place);
        } else {
            place.number = static_cast<std::size_t>(own - minima.begin()) + 1;
        }
    }
    std::stable_sort(others.begin(), others.end(),
                     [](const Place* a, const Place* b) { return a->at.x != b->at.x ? a->at.x < b->at.x : a->at.y < b->at.y; });
    for (Place* place : others) place->number = ++last;
}

}  // namespace

Ends ends_of(const Experiment& experiment, std::span<const Column> columns, std::span<const double> table) {
    constexpr std::size_t outcome = 2, minimum = 3, end_x = 5;
    const std::size_t width = columns.size(), rows = table.size() / width;
    Ends ends{std::vector<std::size_t>(rows, 0), {}};
    std::vector<Place> places;
    std::vector<std::optional<std::size_t>> unnamed(rows);
    std::size_t known = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const double* const numbers = &table[row * width];
        if (static_cast<Outcome::Kind>(numbers[outcome]) != Outcome::Kind::minimum) continue;
        ends.minimum[row] = static_cast<std::size_t>(numbers[minimum]);
        known = std::max(known, ends.minimum[row]);
        if (ends.minimum[row] == 0) unnamed[row] = index_of(places, {numbers[end_x], numbers[end_x + 1]});
    }
    if (!places.empty()) number_places(places, experiment, known);
    std::size_t most = known;
    for (const Place& place : places) most = std::max(most, place.number);
    for (std::size_t number = 1; number <= most; ++number) ends.names.push_back(fmt::format("minimum {}", number));
    for (const Place& place : places) {
        const bool outside = !experiment.domain.contains(place.at);
        if (outside)
            ends.names[place.number - 1] =
                fmt::format("minimum at ({}, {})", number_text(place.at.x, 3), number_text(place.at.y, 3));
    }
    for (std::size_t row = 0; row < rows; ++row) {
        if (unnamed[row]) ends.minimum[row] = places[*unnamed[row]].number;
    }
    return ends;
}

}  // namespace ravine::studies
