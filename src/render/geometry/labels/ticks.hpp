// Numbers at the edges of the floor, as data: the renderer draws lines, the user interface text.
#pragma once

#include "analysis/axis_names.hpp"
#include "render/geometry/view/camera.hpp"

#include <string>
#include <vector>

namespace ravine::render {

// Text to be centred at a screen position, in points.
struct Label {
    double x, y;
    std::string text;
};

// Returns a step of 1, 2 or 5 times a power of ten that makes about `wanted` intervals; 1 for an empty range.
double nice_step(double low, double high, int wanted);

// Returns the multiples of the step in [low, high].
std::vector<double> ticks(double low, double high, double step);

// Returns a tick with no more digits than the step needs.
std::string tick_text(double value, double step);

struct AxisNumber {
    double value;
    std::string text;
};

// An axis of places: its name, and about `wanted` numbers.
struct AxisNumbers {
    std::string name;
    std::vector<AxisNumber> list;
};

// Returns the numbers of an axis. Where they have their first six digits in common, they are told as differences from the one
// in the middle, as the name then says: "x − 0.590612265261".
AxisNumbers axis_numbers(double low, double high, int wanted, std::string name);

// Returns the tick numbers along the two edges of the floor nearest to the eye, and the names of the axes, without those
// outside the window.
std::vector<Label> axis_labels(const Camera& camera, const AxisNames& names = {});

}  // namespace ravine::render
