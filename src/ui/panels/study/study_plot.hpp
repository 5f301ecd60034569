// A chart of a study: axes, whose numbers may stand at equal ratios, and conversions to the screen.
#pragma once

#include "render/geometry/labels/chart_scale.hpp"

#include <imgui.h>

#include <string>

namespace ravine::ui {

struct StudyPlot {
    render::ChartScale along, up;
    ImVec2 low = {}, high = {};  // upper left, lower right

    ImVec2 at(double x, double y) const;
    double along_at(float column) const;  // the value at a column of the screen
    double up_at(float row) const;
};

// Returns the scale of values from `low` to `high`.
render::ChartScale scale_between(double low, double high, bool log);

// Reserves room for a plot with its numbers and the name below it, as an item of this width and height. The plot takes the
// mouse: ImGui::IsItemHovered() and others are about it.
void place_plot(const char* id, StudyPlot& plot, float height);

// Draws ground, lines and numbers, and the names of the axes: that of the second one above the plot.
// The first one has numbers unless its name is empty.
void draw_plot_axes(const StudyPlot& plot, const std::string& along, const std::string& up);

}  // namespace ravine::ui
