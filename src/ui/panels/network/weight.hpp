// One weight of a racer's network: chosen in the diagram, its numbers, and the loss along it, where other values can be tried.
#pragma once

#include "analysis/weight.hpp"
#include "analysis/weight_state.hpp"
#include "player/player.hpp"
#include "ui/commands.hpp"
#include "ui/widgets/fields.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace ravine::ui {

struct WeightShown {
    WeightsKey key;  // of the numbers
    std::size_t weight = 0;
    WeightNumbers numbers{};
    std::optional<WeightState> state;  // of the optimizer
    std::vector<double> losses;        // from `low` to `high`
    double low = -1, high = 1;         // values of the weight
    std::optional<double> tried;       // instead of its own; the race goes its way whatever is tried
    Fault fault;
};

// Draws the diagram, and the numbers and the loss of the weight that the document names, or else of the first one. Requires a
// race of networks, and a racer with a path.
void draw_weight(const Player& player, std::size_t racer, Commands& commands, WeightShown& shown);

}  // namespace ravine::ui
