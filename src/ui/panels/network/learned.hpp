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
    std::vector<double> picture;  // decision_map(), fitted_curve() or the outputs of training and then of validation
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
    LearnedView view;
    std::vector<LearnedPicture> racers;
};

// Draws them in columns. Requires a race of networks.
void draw_learned(const Player& player, Learned& learned);

// Draws the mark and the colour of each class with its name, as the maps have them. Requires classes.
void draw_classes(const network::Samples& samples);

}  // namespace ravine::ui
