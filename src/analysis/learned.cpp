#include "analysis/learned.hpp"

#include "math/linear.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace ravine {
namespace {

using network::Samples;

void include(double number, double& low, double& high) {
    low = std::min(low, number);
    high = std::max(high, number);
}

void add_room(double& low, double& high) {
    constexpr double part = 0.12;
    const double room = high > low ? part * (high - low) : 1;
    low -= room;
    high += room;
}

double between(double low, double high, std::size_t i, std::size_t count) {
    return low + (high - low) * static_cast<double>(i) / static_cast<double>(count - 1);
}

double norm_of(std::span<const double> numbers, const network::Layer& layer) {
    return norm(numbers.subspan(layer.matrix, layer.end() - layer.matrix));
}

// Returns the scores of a network that is made of these rows.
Score score(const network::Training& training, const Samples& rows, const network::Network& network,
            std::span<const double> weights) {
    formula::Workspace workspace;
    Score result{0, std::numeric_limits<double>::quiet_NaN()};
    network.value({weights.data(), 1, 1}, &result.loss, workspace);
    if (rows.classes > 0) result.accuracy = training.accuracy(rows, weights);
    return result;
}

}  // namespace

Box area_of(const network::Split& data) {
    constexpr double far = std::numeric_limits<double>::infinity();
    Box area{{far, far}, {-far, -far}};
    for (const Samples* part : {&data.training, &data.validation}) {
        assert(part->inputs == 1 || part->inputs == 2);
        for (std::size_t row = 0; row < part->rows(); ++row) {
            include(part->values[row * part->inputs], area.low.x, area.high.x);
            include(part->inputs == 2 ? part->values[row * 2 + 1] : part->targets[row], area.low.y, area.high.y);
        }
    }
    add_room(area.low.x, area.high.x);
    add_room(area.low.y, area.high.y);
    return area;
}

std::vector<double> decision_map(const network::Training& training, std::span<const double> weights, const Box& area,
                                 std::size_t side) {
    assert(training.data.training.inputs == 2 && training.data.training.classes == 2 && side >= 2);
    std::vector<double> places;
    for (std::size_t j = 0; j < side; ++j) {
        for (std::size_t i = 0; i < side; ++i) {
            places.push_back(between(area.low.x, area.high.x, i, side));
            places.push_back(between(area.low.y, area.high.y, j, side));
        }
    }
    const std::vector<double> outputs = training.network.outputs(weights, places);
    const std::size_t units = outputs.size() / (side * side);
    std::vector<double> sure;
    for (std::size_t i = 0; i < side * side; ++i) {
        const double z = units == 1 ? outputs[i] : outputs[2 * i + 1] - outputs[2 * i];
        sure.push_back(1 / (1 + std::exp(-z)));
    }
    return sure;
}

std::vector<double> fitted_curve(const network::Training& training, std::span<const double> weights, const Box& area,
                                 std::size_t places) {
    assert(training.data.training.inputs == 1 && training.data.training.classes == 0 && places >= 2);
    std::vector<double> inputs;
    for (std::size_t i = 0; i < places; ++i) inputs.push_back(between(area.low.x, area.high.x, i, places));
    return training.network.outputs(weights, inputs);
}

std::vector<LayerNorms> layer_norms(const network::Training& training, std::span<const double> weights,
                                    std::span<const double> next) {
    formula::Workspace workspace;
    double f = 0;
    std::vector<double> gradient(weights.size()), step;
    training.network.gradient({weights.data(), 1, 1}, &f, gradient.data(), workspace);
    if (!next.empty()) step = difference(next, weights);
    std::vector<LayerNorms> norms;
    for (const network::Layer& layer : training.network.layers())
        norms.push_back({norm_of(weights, layer), norm_of(gradient, layer), step.empty() ? 0 : norm_of(step, layer)});
    return norms;
}

Score training_score(const network::Training& training, std::span<const double> weights) {
    return score(training, training.data.training, training.network, weights);
}

std::optional<Score> validation_score(const network::Training& training, std::span<const double> weights) {
    if (!training.validation) return std::nullopt;
    return score(training, training.data.validation, *training.validation, weights);
}

}  // namespace ravine
