// The picture of the race's chart: axes, the lines of the racers with their numbers at the ends, and conversions to the screen.
#pragma once

#include "analysis/series.hpp"
#include "document/document.hpp"
#include "render/geometry/labels/badges.hpp"
#include "render/geometry/labels/chart_scale.hpp"

#include <imgui.h>

#include <string>
#include <vector>

namespace ravine::ui {

// A part of the axis and the scale on a rectangle of the screen.
struct ChartPlot {
    ImVec2 low, high;  // upper left, lower right
    double from, to;
    render::ChartScale scale;

    float x(double position) const;
    float y(double value) const;          // outside for values far outside
    double position(float column) const;  // of the nearest shown place
};

// Returns the room for the numbers at the ends of the lines between two heights of the screen.
render::BadgeRoom badge_room(float top, float bottom);

void draw_grid(const ChartPlot& plot, const std::vector<render::ChartScale::Tick>& values);

// Draws the lines of all visible racers, the selected one's on top.
void draw_lines(const ChartPlot& plot, const Series& series, const Document& document);

}  // namespace ravine::ui
