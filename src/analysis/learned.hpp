// Pictures and numbers that tell what a network has learned at a step.
#pragma once

#include "loss/loss.hpp"
#include "math/vector.hpp"
#include "network/problem.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace ravine {

// The kind of picture that shows what networks have learned of some data, and the part of the plane that it shows.
struct LearnedView {
    enum class Kind {
        map,          // classes over two of the inputs, or over the only one, with the classes beside each other
        curve,        // values over the only input
        predictions,  // outputs over the values that they ought to be
        ranks         // of many classes, the probability of the right one, over their numbers
    };

    Kind kind;
    std::vector<std::size_t> inputs;  // of a map or curve: one or two
    Box area;                         // with all rows in it, and room around; of a curve, x alone has an extent that counts
};

// Returns the view of data. Of more than two inputs a map shows those two whose means differ most between classes, measured by
// the spread within them.
LearnedView learned_view(const network::Split& data);

// Returns the place of a row in a view that is not of ranks; `output` is the network's, of predictions.
Vector place_of_row(const LearnedView& view, const network::Samples& samples, std::size_t row, double output = 0);

// Returns at each of side * side places of the view's area, row after row from its low corner, the probability of each class.
// Inputs that the view does not show are 0, their mean. Requires classes.
std::vector<double> decision_map(const network::Training& training, std::span<const double> weights, const LearnedView& view,
                                 std::size_t side);

// Returns for each class the mean probability that the network gives it over its rows of training; NaN where there are none.
// Requires classes.
std::vector<double> mean_probabilities(const network::Training& training, std::span<const double> weights);

// Returns the curve of a network of one input and values at equal distances along an area.
std::vector<double> fitted_curve(const network::Training& training, std::span<const double> weights, const Box& area,
                                 std::size_t places);

// Euclidean norms of a layer's matrix and biases together.
struct LayerNorms {
    double weights, gradient;
    double step;  // of the way to the next weights; 0 where there are none

    // Singular values of the matrix's step, from the largest to the smallest; empty where there are no next weights.
    std::vector<double> singular_values;
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
