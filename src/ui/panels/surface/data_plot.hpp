// The data of a loss as points, with what each racer makes of them at the step shown: a line, or boundaries between two values
// of v.
#pragma once

#include "analysis/row_fit.hpp"
#include "player/player.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace ravine::ui {

// The picture of one racer.
struct RacerFit {
    std::size_t racer;
    std::vector<std::optional<double>> line;  // the best v at equal distances of u
    std::vector<double> boundaries;
};

struct DataPlot {
    // What the picture was made of: the player's revision, step and hidden racers.
    struct Source {
        int revision = -1, step = -1;
        std::uint32_t hidden = 0;

        bool operator==(const Source&) const = default;
    };
    Source source;
    std::optional<RowFit> fit;
    RowFit::Kind kind = RowFit::Kind::none;
    std::vector<RacerFit> racers;
};

// Requires a race whose loss reads rows.
void draw_data_plot(const Player& player, DataPlot& plot);

}  // namespace ravine::ui
