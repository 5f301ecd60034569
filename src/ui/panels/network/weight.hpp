// One weight of a racer's network: chosen in the diagram, its numbers, and the loss along it, where other values can be tried.
#pragma once

#include "analysis/weight.hpp"
#include "player/player.hpp"
#include "ui/widgets/fields.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace ravine::ui {

struct WeightShown {
    // Identifies the numbers: compute others when one of these has changed.
    struct Source {
        int revision = -1, step = -1;  // of the player
        std::size_t racer = 0, weight = 0;
        bool has_next = false;

        bool operator==(const Source&) const = default;
    };
    std::size_t weight = 0;
    Source source;
    WeightNumbers numbers{};
    std::vector<double> losses;   // from `low` to `high`
    double low = -1, high = 1;    // values of the weight
    std::optional<double> tried;  // instead of its own; the race goes its way whatever is tried
    Fault fault;
};

// Draws the diagram, the numbers and the loss. Requires a race of networks, and a racer with a path.
void draw_weight(const Player& player, std::size_t racer, WeightShown& shown);

}  // namespace ravine::ui
