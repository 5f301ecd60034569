// Numbers at the edges of the floor, as data: the renderer draws lines, the user interface draws text.
#pragma once

#include "render/geometry/camera.hpp"

#include <string>
#include <vector>

namespace ravine::render {

// Text to be centred at a screen position, in points.
struct Label {
    double x, y;
    std::string text;
};

// About `wanted` intervals between low and high at a step of 1, 2 or 5 times a power of ten.
double nice_step(double low, double high, int wanted);

// The multiples of the step in [low, high].
std::vector<double> ticks(double low, double high, double step);

// A tick as text, with no more digits than the step needs.
std::string tick_text(double value, double step);

// The tick numbers along the two edges of the floor that are nearest to the eye, and the names x and y; those whose
// place is outside the window are left out.
std::vector<Label> axis_labels(const Camera& camera);

}  // namespace ravine::render
