#include "analysis/weight.hpp"

#include "text/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace ravine {

WeightsAtStep weights_at(const Race& race, std::size_t racer, int step) {
    const Track& track = race.tracks()[racer];
    assert(race.training() && !track.empty());
    const std::size_t n = race.training()->start.size();
    const int shown = std::min(step, track.last());
    const auto at = [&](int k) { return std::span(track.weights).subspan(static_cast<std::size_t>(k) * n, n); };
    return {at(shown), shown < track.last() ? at(shown + 1) : std::span<const double>()};
}

std::string name_of_weight(std::span<const network::Layer> layers, std::size_t weight) {
    std::size_t l = 0;
    while (weight >= layers[l].end()) ++l;
    const network::Layer& layer = layers[l];
    if (weight >= layer.bias) return fmt::format("layer {}: bias of unit {}", l + 1, weight - layer.bias + 1);
    const std::size_t place = weight - layer.matrix;
    return fmt::format("layer {}: input {} to unit {}", l + 1, place % layer.inputs + 1, place / layer.inputs + 1);
}

WeightNumbers numbers_of_weight(const network::Training& training, std::span<const double> weights,
                                std::span<const double> next, std::size_t weight) {
    formula::Workspace workspace;
    double f = 0;
    std::vector<double> gradient(weights.size());
    training.network.gradient({weights.data(), 1, 1}, &f, gradient.data(), workspace);
    WeightNumbers numbers{weights[weight], gradient[weight], {}};
    if (!next.empty()) numbers.step = next[weight] - weights[weight];
    return numbers;
}

std::string text_of(const WeightNumbers& numbers) {
    std::string text = fmt::format("{}, slope {}", number_text(numbers.value, 4), number_text(numbers.slope, 3));
    if (numbers.step) text += fmt::format(", next step {}", number_text(*numbers.step, 3));
    return text;
}

std::vector<double> loss_along_weight(const network::Training& training, std::span<const double> weights, std::size_t weight,
                                      double low, double high, std::size_t places) {
    assert(places >= 2);
    // Of each weight a number per place.
    std::vector<double> at(weights.size() * places), losses(places);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        for (std::size_t k = 0; k < places; ++k) {
            const double part = static_cast<double>(k) / static_cast<double>(places - 1);
            at[i * places + k] = i == weight ? low + part * (high - low) : weights[i];
        }
    }
    formula::Workspace workspace;
    training.network.value({at.data(), places, places}, losses.data(), workspace);
    return losses;
}

}  // namespace ravine
