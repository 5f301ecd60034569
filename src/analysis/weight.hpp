// The weights of a network at a step, and one of them: its name, its numbers, and the loss along it.
#pragma once

#include "network/problem.hpp"
#include "simulation/race.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ravine {

// The weights of a racer at a step, and a step later; the latter are empty where there are none.
struct WeightsAtStep {
    std::span<const double> now, next;
};

// Identifies the weights of a racer at a step, and a step later. Numbers that are made of them hold while it is the same.
struct WeightsKey {
    int revision = -1, step = -1;  // of the player
    std::size_t racer = 0;
    bool has_next = false;

    bool operator==(const WeightsKey&) const = default;
};

// Returns those at a step, or at the racer's last one if that is before it. Requires a race of networks, and a racer with a
// path.
WeightsAtStep weights_at(const Race& race, std::size_t racer, int step);

// Returns the name of a weight for the user, "layer 1: input 2 to unit 5" or "layer 1: bias of unit 5", counted from 1.
// Requires a valid index.
std::string name_of_weight(std::span<const network::Layer> layers, std::size_t weight);

struct WeightNumbers {
    double value, slope;         // the weight, and the loss's exact derivative by it
    std::optional<double> step;  // to the next weights, where there are some
};

// Returns the numbers of a weight. `next` are the weights a step later, or empty. Requires a valid index.
WeightNumbers numbers_of_weight(const network::Training& training, std::span<const double> weights,
                                std::span<const double> next, std::size_t weight);

// Returns them as text: "0.53, slope -0.01, next step 0.002".
std::string text_of(const WeightNumbers& numbers);

// Returns the loss over the rows of training, penalties included, with one weight at equal distances from low to high. Requires
// two places or more.
std::vector<double> loss_along_weight(const network::Training& training, std::span<const double> weights, std::size_t weight,
                                      double low, double high, std::size_t places);

}  // namespace ravine
