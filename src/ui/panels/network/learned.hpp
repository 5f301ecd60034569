// Draws maps of the decisions of all racers' networks at the step shown, or their fitted curves, beside each other.
#pragma once

#include "analysis/learned.hpp"
#include "player/player.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace ravine::ui {

// The picture of one racer.
struct LearnedPicture {
    std::size_t racer;
    std::vector<double> picture;  // decision_map() or fitted_curve()
    Score training;
    std::optional<Score> validation;
};

struct Learned {
    // Identifies the pictures: draw others when one of these has changed.
    struct Source {
        int revision = -1, step = -1;  // of the player
        std::uint32_t hidden = 0;      // racers

        bool operator==(const Source&) const = default;
    };
    Source source;
    Box area;
    std::vector<LearnedPicture> racers;
};

// Draws them in columns. Requires a race of networks.
void draw_learned(const Player& player, Learned& learned);

}  // namespace ravine::ui
