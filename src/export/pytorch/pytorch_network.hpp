// The network of a race as Python: its rows, first weights and loss, for a PyTorch script. Internal to the exports.
#pragma once

#include "network/problem.hpp"

#include <string>

namespace ravine {

// Returns the constants LAYERS, ROWS, whose last column is the target, and START, the weights of all layers in one list.
std::string network_constants(const network::Training& training);

// Returns the functions network(p, inputs) and loss(p, rows), where p is a tensor of all weights.
std::string network_loss(const network::Problem& problem, network::Criterion criterion);

}  // namespace ravine
