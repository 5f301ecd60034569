// Pictures and numbers that tell what a network has learned at a step.
#pragma once

#include "loss/loss.hpp"
#include "network/problem.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace ravine {

// Returns the part of the plane of inputs that data lie in, with some room around; of one input, x alone has an extent that
// counts, and y is that of the values. Requires rows of one or two inputs.
Box area_of(const network::Split& data);

// Returns at each of side * side places of an area, row after row from its low corner, how sure the network is of the second of
// two classes: 0 to 1. Requires two inputs and two classes.
std::vector<double> decision_map(const network::Training& training, std::span<const double> weights, const Box& area,
                                 std::size_t side);

// Returns the curve of a network of one input and values at equal distances along an area.
std::vector<double> fitted_curve(const network::Training& training, std::span<const double> weights, const Box& area,
                                 std::size_t places);

// Euclidean norms of a layer's matrix and biases together.
struct LayerNorms {
    double weights, gradient;
    double step;  // of the way to the next weights; 0 where there are none
};

// Returns the norms of each layer. `next` are the weights a step later, or empty.
std::vector<LayerNorms> layer_norms(const network::Training& training, std::span<const double> weights,
                                    std::span<const double> next);

// The loss and the accuracy over some rows; the accuracy is NaN where targets are values.
struct Score {
    double loss, accuracy;
};

// Return the scores over the rows of training, penalties included in the loss, and over those of validation, if there are any.
Score training_score(const network::Training& training, std::span<const double> weights);
std::optional<Score> validation_score(const network::Training& training, std::span<const double> weights);

}  // namespace ravine
