#include "network/plane_choice.hpp"

#include "formula/number.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <vector>

namespace ravine::network {
namespace {

using Kind = PlaneChoice::Kind;
using Paths = std::span<const std::span<const double>>;

constexpr std::string_view names[] = {"principal", "ends", "random", "curvature", "weights"};
constexpr int first_numbers[] = {1, 2, 3};
constexpr double largest_number = 4096;

// Returns the end of a racer's path, counted from 1.
std::span<const double> end_of(Paths paths, int racer, const Training& training) {
    if (paths.empty()) return training.start;
    const auto number = std::min(static_cast<std::size_t>(std::max(racer, 1)), paths.size());
    return paths[number - 1].last(training.start.size());
}

Plane through_weights(const PlaneChoice& choice, std::span<const double> at) {
    const std::size_t n = at.size();
    const std::size_t x = std::min(static_cast<std::size_t>(choice.numbers[0]), n) - 1;
    std::size_t y = std::min(static_cast<std::size_t>(choice.numbers[1]), n) - 1;
    if (x == y) y = y > 0 ? y - 1 : 1;
    return plane_of_weights(at, x, y);
}

std::vector<double> joined(Paths paths) {
    std::vector<double> points;
    for (const std::span<const double> path : paths) points.insert(points.end(), path.begin(), path.end());
    return points;
}

}  // namespace

std::span<const int> usual_numbers(Kind kind) {
    switch (kind) {
        case Kind::principal: return {};
        case Kind::ends: return first_numbers;
        case Kind::weights: return std::span(first_numbers).first(2);
        case Kind::random:
        case Kind::curvature: break;
    }
    return std::span(first_numbers).first(1);
}

std::span<const std::string_view> plane_names() { return names; }

Result<PlaneChoice> read_plane(std::string_view text) {
    const std::vector<std::string_view> parts = split(text, ',');
    const auto found = std::find(std::begin(names), std::end(names), trim(parts[0]));
    if (found == std::end(names)) {
        const std::string meant = nearest_choice(trim(parts[0]), names);
        return Failure{fmt::format("{} is no plane; there are {}", quote(parts[0]), fmt::join(names, ", ")),
                       meant.empty() ? std::vector<std::string>{} : std::vector{meant}};
    }
    PlaneChoice choice{static_cast<Kind>(found - std::begin(names)), {}};
    const std::span<const int> usual = usual_numbers(choice.kind);
    if (parts.size() - 1 > usual.size())
        return Failure{fmt::format("{} has {} numbers; {} takes {}", quote(text), parts.size() - 1, *found, usual.size())};
    for (std::size_t i = 0; i < usual.size(); ++i) {
        choice.numbers[i] = usual[i];
        if (i + 1 >= parts.size()) continue;
        const std::optional<double> value = read_number(trim(parts[i + 1]));
        if (!value || !(*value >= 1 && *value <= largest_number) || std::floor(*value) != *value)
            return Failure{
                fmt::format("{} is no number of a {}", quote(parts[i + 1]), choice.kind == Kind::weights ? "weight" : "racer")};
        choice.numbers[i] = static_cast<int>(*value);
    }
    return choice;
}

std::string write_plane(const PlaneChoice& choice) {
    std::string text(names[static_cast<std::size_t>(choice.kind)]);
    const std::size_t count = usual_numbers(choice.kind).size();
    for (std::size_t i = 0; i < count; ++i) text += fmt::format(",{}", choice.numbers[i]);
    return text;
}

Plane choose_plane(const PlaneChoice& choice, const Training& training, Paths paths, std::uint64_t seed) {
    const std::span<const double> end = end_of(paths, choice.kind == Kind::weights ? 1 : choice.numbers[0], training);
    Plane plane;
    switch (choice.kind) {
        case Kind::principal:
            plane = principal_plane(paths.empty() ? training.start : joined(paths), training.start.size());
            break;
        case Kind::ends:
            plane = plane_through(end, end_of(paths, choice.numbers[1], training), end_of(paths, choice.numbers[2], training));
            break;
        case Kind::random: plane = random_plane(training.network, end, seed); break;
        case Kind::curvature: plane = curvature_plane(training.network, end); break;
        case Kind::weights: plane = through_weights(choice, end); break;
    }
    const std::span<const double> start(training.start);
    fit(plane, paths.empty() ? Paths(&start, 1) : paths);
    return plane;
}

}  // namespace ravine::network
