// Lines of equal height through a grid: marching squares (Lorensen & Cline's cubes in the plane), joined to as few lines as can
// be. Internal to the exports.
#pragma once

#include "loss/loss.hpp"

#include <vector>

namespace ravine {

using Polyline = std::vector<Vector>;  // a closed one ends where it begins

// Heights where columns and rows cross: z of column i and row j is element j * x.size() + i. One that is not finite is no
// ground.
struct HeightGrid {
    std::vector<double> x, y, z;
};

// The lines at a height, which do not enter cells without ground.
std::vector<Polyline> isolines(const HeightGrid& grid, double height);

// The ground at a height and above, as closed lines to be filled by the even-odd rule. What is beyond the grid, and what is no
// ground, counts as lower.
std::vector<Polyline> ground_above(const HeightGrid& grid, double height);

}  // namespace ravine
