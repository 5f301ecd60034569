#include "analysis/learned.hpp"

#include "math/linear.hpp"
#include "math/matrix.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

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

// Returns the variance of an input between classes over that within them.
double separation(const Samples& samples, std::size_t input) {
    std::vector<double> counts(samples.classes, 0.0), means(samples.classes, 0.0);
    const auto value = [&](std::size_t row) { return samples.values[row * samples.inputs + input]; };
    const auto class_of = [&](std::size_t row) { return static_cast<std::size_t>(samples.targets[row]); };
    double mean = 0, within = 0, between_classes = 0;
    for (std::size_t row = 0; row < samples.rows(); ++row) {
        counts[class_of(row)] += 1;
        means[class_of(row)] += value(row);
        mean += value(row) / static_cast<double>(samples.rows());
    }
    for (std::size_t k = 0; k < samples.classes; ++k) {
        if (counts[k] == 0) continue;
        means[k] /= counts[k];
        between_classes += counts[k] * (means[k] - mean) * (means[k] - mean);
    }
    for (std::size_t row = 0; row < samples.rows(); ++row) {
        const double off = value(row) - means[class_of(row)];
        within += off * off;
    }
    return between_classes > 0 ? between_classes / within : 0;
}

// Returns the two inputs that separate classes best, in their order, or all where there are no more.
std::vector<std::size_t> inputs_apart(const Samples& samples) {
    std::vector<std::size_t> inputs(samples.inputs);
    std::iota(inputs.begin(), inputs.end(), std::size_t{0});
    if (inputs.size() <= 2) return inputs;
    std::vector<double> apart;
    for (const std::size_t input : inputs) apart.push_back(separation(samples, input));
    std::stable_sort(inputs.begin(), inputs.end(), [&](std::size_t a, std::size_t b) { return apart[a] > apart[b]; });
    inputs.resize(2);
    std::sort(inputs.begin(), inputs.end());
    return inputs;
}

// Appends the probability of each class, by the logistic function of one output or the softmax of an output per class.
void append_probabilities(std::span<const double> outputs, std::vector<double>& shares) {
    if (outputs.size() == 1) {
        const double second = 1 / (1 + std::exp(-outputs[0]));
        shares.insert(shares.end(), {1 - second, second});
        return;
    }
    const double largest = *std::max_element(outputs.begin(), outputs.end());
    double sum = 0;
    for (const double output : outputs) sum += std::exp(output - largest);
    for (const double output : outputs) shares.push_back(std::exp(output - largest) / sum);
}

double norm_of(std::span<const double> numbers, const network::Layer& layer) {
    return norm(numbers.subspan(layer.matrix, layer.end() - layer.matrix));
}

// Returns the singular values of a matrix of rows, from the largest to the smallest: roots of the eigenvalues of the smaller
// one of its products with its transpose. Those below 1e-8 of the largest are lost in rounding.
std::vector<double> singular_values(std::span<const double> matrix, std::size_t rows, std::size_t columns) {
    const std::size_t n = std::min(rows, columns);
    std::vector<double> products(n * n, 0.0), vectors(n * n), values(n);
    if (rows <= columns) {
        add_products_of_rows(1, matrix, rows, columns, products);
    } else {
        add_products_of_columns(1, matrix, rows, columns, products);
    }
    eigensystem(products, values, vectors);
    for (double& value : values) value = std::sqrt(std::max(value, 0.0));
    return values;
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

LearnedView learned_view(const network::Split& data) {
    const Samples& training = data.training;
    const bool has_classes = training.classes > 0;
    LearnedView view{LearnedView::Kind::predictions, {}, {}};
    if (has_classes || training.inputs == 1) {
        view.kind = has_classes ? LearnedView::Kind::map : LearnedView::Kind::curve;
        view.inputs = inputs_apart(training);
    }
    if (training.classes > network::most_classes) {
        view = {LearnedView::Kind::ranks, {}, {{0, 0}, {static_cast<double>(training.classes - 1), 1}}};
        add_room(view.area.low.x, view.area.high.x);
        add_room(view.area.low.y, view.area.high.y);
        return view;
    }
    constexpr double far = std::numeric_limits<double>::infinity();
    view.area = {{far, far}, {-far, -far}};
    for (const Samples* part : {&data.training, &data.validation}) {
        for (std::size_t row = 0; row < part->rows(); ++row) {
            const Vector at = place_of_row(view, *part, row, part->targets[row]);
            include(at.x, view.area.low.x, view.area.high.x);
            include(at.y, view.area.low.y, view.area.high.y);
        }
    }
    add_room(view.area.low.x, view.area.high.x);
    add_room(view.area.low.y, view.area.high.y);
    return view;
}

Vector place_of_row(const LearnedView& view, const Samples& samples, std::size_t row, double output) {
    const double target = samples.targets[row];
    if (view.kind == LearnedView::Kind::predictions) return {target, output};
    const double* const values = &samples.values[row * samples.inputs];
    return {values[view.inputs[0]], view.inputs.size() == 2 ? values[view.inputs[1]] : target};
}

std::vector<double> decision_map(const network::Training& training, std::span<const double> weights, const LearnedView& view,
                                 std::size_t side) {
    const Samples& samples = training.data.training;
    assert(samples.classes > 0 && side >= 2);
    std::vector<double> places(side * side * samples.inputs, 0.0);
    for (std::size_t j = 0; j < side; ++j) {
        for (std::size_t i = 0; i < side; ++i) {
            double* const place = &places[(j * side + i) * samples.inputs];
            place[view.inputs[0]] = between(view.area.low.x, view.area.high.x, i, side);
            if (view.inputs.size() == 2) place[view.inputs[1]] = between(view.area.low.y, view.area.high.y, j, side);
        }
    }
    const std::vector<double> outputs = training.network.outputs(weights, places);
    const std::size_t units = outputs.size() / (side * side);
    std::vector<double> sure;
    for (std::size_t i = 0; i < side * side; ++i) append_probabilities(std::span(outputs).subspan(i * units, units), sure);
    return sure;
}

std::vector<double> mean_probabilities(const network::Training& training, std::span<const double> weights) {
    const Samples& samples = training.data.training;
    assert(samples.classes > 0);
    const std::vector<double> outputs = training.network.outputs(weights, samples.values);
    const std::size_t units = outputs.size() / samples.rows();
    std::vector<double> sums(samples.classes, 0.0), counts(samples.classes, 0.0), shares;
    for (std::size_t row = 0; row < samples.rows(); ++row) {
        const auto right = static_cast<std::size_t>(samples.targets[row]);
        shares.clear();
        append_probabilities(std::span(outputs).subspan(row * units, units), shares);
        sums[right] += shares[right];
        counts[right] += 1;
    }
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k] /= counts[k];  // 0/0 where there are none
    return sums;
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
    for (const network::Layer& layer : training.network.layers()) {
        norms.push_back({norm_of(weights, layer), norm_of(gradient, layer), 0, {}});
        if (step.empty()) continue;
        norms.back().step = norm_of(step, layer);
        norms.back().singular_values =
            singular_values(std::span(step).subspan(layer.matrix, layer.bias - layer.matrix), layer.units, layer.inputs);
    }
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
