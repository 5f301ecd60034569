// The picture of the race's chart: axes, the lines of the racers with their numbers at the ends, and where what is.
#pragma once

#include "analysis/series.hpp"
#include "document/config.hpp"
#include "render/geometry/badges.hpp"
#include "render/geometry/chart_scale.hpp"

#include <imgui.h>

#include <string>
#include <vector>

namespace ravine::ui {

// The part of the axis and the scale on a rectangle of the screen.
struct ChartPlot {
    ImVec2 low, high;  // upper left, lower right
    double from, to;
    render::ChartScale scale;

    float x(double position) const;
    float y(double value) const;     // of what is far outside, somewhere outside
    double position(float x) const;  // of the nearest place that is shown
};

// Where the numbers at the ends of the lines stand in a plot between two heights of the screen.
render::BadgeRoom badge_room(float top, float bottom);

void draw_grid(const ChartPlot& plot, const std::vector<render::ChartScale::Tick>& values);

// The lines of all racers that are not hidden, the selected one's above all others.
void draw_lines(const ChartPlot& plot, const Series& series, const Config& config);

}  // namespace ravine::ui
