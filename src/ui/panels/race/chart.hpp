// The chart of the race: one line per racer for a measure, over steps or evaluations.
//
// A click or a drag seeks, the wheel or a drag with the right button zooms the axis, a double click shows all of it.
#pragma once

#include "analysis/series.hpp"
#include "ui/commands.hpp"
#include "ui/model.hpp"

#include <optional>

namespace ravine::ui {

struct Chart {
    Series series;
    double from = 0, to = 0;             // the zoomed part of the axis; all of it if empty
    std::optional<double> dragged_from;  // begin of a part being selected
    bool scrubbed = false;               // by a finger
};

// A height of 0 takes all that is left, and at least what the lines need.
void draw_chart(const Model& model, Commands& commands, Chart& chart, float plot_height = 0);

}  // namespace ravine::ui
