// Shortens lines for a figure: clips them and drops invisible detail. Internal to the exports.
#pragma once

#include "export/svg/isolines.hpp"

namespace ravine {

// Returns the pieces of a line inside a box.
std::vector<Polyline> clip(const Polyline& line, const Box& box);

// Returns fewer points, such that the line moves by at most the tolerance (Douglas & Peucker 1973).
Polyline simplify(const Polyline& line, double tolerance);

// Simplifies groups of lines to at most `most` points in all, and drops lines too small to see. Coarsens the tolerance until
// they fit.
using Group = std::vector<Polyline>;
std::vector<Group> simplify_within(std::vector<Group> groups, double tolerance, std::size_t most);

// Simplifies paths, which may go to and fro for ever, and draws no part twice. Returns at most `most` points.
std::vector<Polyline> draw_once(const std::vector<Polyline>& lines, double tolerance, std::size_t most);

std::size_t count_points(const std::vector<Polyline>& lines);

}  // namespace ravine
