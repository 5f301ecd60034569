// Lines made shorter for a figure: cut off at its frame, without what cannot be seen. Internal to the exports.
#pragma once

#include "export/isolines.hpp"

namespace ravine {

// The pieces of a line that are inside of a box.
std::vector<Polyline> clip(const Polyline& line, const Box& box);

// Fewer points: the line is nowhere farther than the tolerance from where it was (Douglas & Peucker 1973).
Polyline simplify(const Polyline& line, double tolerance);

// Groups of lines in as much detail as `most` points for all of them allow: simplified, and without those that are too small to
// see. A coarser view is taken until they fit.
using Group = std::vector<Polyline>;
std::vector<Group> simplify_within(std::vector<Group> groups, double tolerance, std::size_t most);

// The same for paths, which may go to and fro for ever: what is drawn already is not drawn again.
std::vector<Polyline> draw_once(const std::vector<Polyline>& lines, double tolerance, std::size_t most);

std::size_t count_points(const std::vector<Polyline>& lines);

}  // namespace ravine
