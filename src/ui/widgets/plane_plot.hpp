// A plot of one number over another: its frame, its numbers and conversions to the screen.
#pragma once

#include <imgui.h>

namespace ravine::ui {

struct PlanePlot {
    ImVec2 low, high;        // corners of the picture: top left, bottom right
    double left, right;      // numbers along it
    double lowest, highest;  // numbers up it

    ImVec2 at(double along, double up) const;
};

inline constexpr float plane_axis_height = 18;  // of the numbers below a plot

// Returns the room for the numbers at the left of a plot.
float number_width(const PlanePlot& plot);

// Draws the ground, numbers below and at the left, and faint lines.
void draw_axes(ImDrawList& list, const PlanePlot& plot);

}  // namespace ravine::ui
