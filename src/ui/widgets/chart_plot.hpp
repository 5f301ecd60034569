// The picture of the race's chart: axes, the lines of the racers with their numbers at the ends, and conversions to the screen.
#pragma once

#include "analysis/series.hpp"
#include "player/player.hpp"
#include "render/geometry/labels/badges.hpp"
#include "render/geometry/labels/chart_scale.hpp"

#include <imgui.h>

#include <string>
#include <vector>

namespace ravine::ui {

// A part of the axis and the scale on a rectangle of the screen.
struct ChartPlot {
    ImVec2 low, high;  // upper left, lower right
    Request request;   // the part of the axis
    render::ChartScale scale;

    float x(double position) const;
    float y(double value) const;          // outside for values far outside
    double position(float column) const;  // of the nearest shown place
};

// Returns the name of what is requested as a heading: that of a state as it is, others in capitals.
std::string chart_title(const Request& request);

// Returns the extent of what the chart of a measure draws: of the lines, and of 2/η beside the sharpness.
Extent extent_of(const Player& player, const Series& series, Measure measure);

// Returns the room for the numbers at the ends of the lines between two heights of the screen.
render::BadgeRoom badge_room(float top, float bottom);

void draw_grid(ImDrawList& draw, const ChartPlot& plot, const std::vector<render::ChartScale::Tick>& values);

// Draws a line whole, or in the dashes of a racer whose colour is not the first of its kind.
void draw_line(ImDrawList& draw, const std::vector<ImVec2>& points, std::size_t racer, ImU32 colour, float thickness);

// Draws the lines of all visible racers up to the shown step, the selected one's on top, and its 2/η beside the sharpness. A
// triangle at the edge marks where a line leaves the plot. Beside the one that is pointed at, if any, all others are faint.
void draw_lines(ImDrawList& draw, const ChartPlot& plot, const Series& series, const Player& player, int pointed = -1);

}  // namespace ravine::ui
