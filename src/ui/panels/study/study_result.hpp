// The result of a study in its panel: shares of outcomes, charts and the ranking of tuned racers.
#pragma once

#include "analysis/extent.hpp"
#include "studies/ranking.hpp"
#include "studies/summary.hpp"
#include "ui/commands.hpp"
#include "ui/model.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ravine::ui {

// The numbers that charts of a table draw, computed anew for another table.
struct StudyFigure {
    int revision = -1;
    std::vector<std::vector<double>> cells;     // the final losses: studies::losses_by_cell()
    std::vector<studies::Quartiles> quartiles;  // of the cells
    Extent extent;                              // of the losses that are finite
    std::optional<studies::Ranking> ranking;    // of tuned racers
};

// Draws colours with their meanings, in two columns.
void draw_entries(std::span<const MapEntry> entries);

// Draws the result. A click on a place sets what is swept there, and a button takes tuned values. Requires a result.
void study_result(const Model& model, Commands& commands, StudyFigure& figure);

}  // namespace ravine::ui
