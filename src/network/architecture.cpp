#include "network/architecture.hpp"

#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

namespace ravine::network {
namespace {

constexpr std::string_view activations[] = {"tanh", "relu", "gelu", "silu", "sigmoid", "linear"};

// Returns a whole number from 1 to most_units, or nothing.
std::optional<int> units_in(std::string_view text) {
    if (text.empty() || text.size() > 3 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
    int units = 0;
    for (const char c : text) units = 10 * units + (c - '0');
    if (units < 1 || units > static_cast<int>(most_units)) return std::nullopt;
    return units;
}

Failure wrong_activation(std::string_view word) {
    const std::string meant = nearest_choice(word, activations);
    Failure failure{fmt::format("{} is no activation; there are {}", quote(word), fmt::join(activations, ", "))};
    if (!meant.empty()) failure.corrections = {meant};
    return failure;
}

}  // namespace

std::span<const std::string_view> activation_names() { return activations; }

std::vector<Layer> layers_of(const Architecture& architecture) {
    std::vector<Layer> layers;
    std::size_t at = 0;
    for (std::size_t k = 1; k < architecture.units.size(); ++k) {
        const auto inputs = static_cast<std::size_t>(architecture.units[k - 1]),
                   units = static_cast<std::size_t>(architecture.units[k]);
        layers.push_back({inputs, units, at, at + inputs * units});
        at = layers.back().end();
    }
    return layers;
}

std::size_t count_weights(const Architecture& architecture) {
    const std::vector<Layer> layers = layers_of(architecture);
    return layers.empty() ? 0 : layers.back().end();
}

Result<Architecture> read_architecture(std::string_view text) {
    const std::vector<std::string_view> parts = split(text, ',');
    Architecture architecture;
    for (const std::string_view units : split(trim(parts[0]), '-')) {
        const std::optional<int> count = units_in(trim(units));
        if (!count)
            return Failure{fmt::format("{} is no number of units; layers are written as 2-8-8-1, each of 1 to {} units",
                                       quote(units), most_units)};
        architecture.units.push_back(*count);
    }
    const std::size_t layers = architecture.units.size();
    if (layers < 2 || layers - 1 > most_layers)
        return Failure{
            fmt::format("{} has {} layers of weights; a network has 1 to {}", quote(parts[0]), layers - 1, most_layers)};
    if (parts.size() > 2) return Failure{fmt::format("{} has more than layers and an activation", quote(text))};
    if (parts.size() == 2) {
        const auto found = std::find(std::begin(activations), std::end(activations), trim(parts[1]));
        if (found == std::end(activations)) return wrong_activation(trim(parts[1]));
        architecture.activation = static_cast<Activation>(found - std::begin(activations));
    }
    if (const std::size_t weights = count_weights(architecture); weights > most_weights)
        return Failure{fmt::format("{} has {} weights; at most {} are trained", quote(parts[0]), weights, most_weights)};
    return architecture;
}

std::string write_architecture(const Architecture& architecture) {
    std::string text = fmt::format("{}", fmt::join(architecture.units, "-"));
    if (architecture.activation != Activation::tanh)
        text += fmt::format(",{}", activations[static_cast<std::size_t>(architecture.activation)]);
    return text;
}

}  // namespace ravine::network
