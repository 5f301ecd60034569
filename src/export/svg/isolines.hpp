// Lines of equal height through a grid: marching squares (Lorensen & Cline's cubes in the plane), joined to as few lines as
// possible. Internal to the exports.
#pragma once

#include "loss/loss.hpp"

#include <vector>

namespace ravine {

using Polyline = std::vector<Vector>;  // closed lines end where they begin

// Heights at the crossings of columns and rows: z of column i and row j is element j * x.size() + i. Heights that are not
// finite are no ground. Requires z of x.size() * y.size() elements.
struct HeightGrid {
    std::vector<double> x, y, z;
};

// Returns the lines at a height. They do not enter cells without ground.
std::vector<Polyline> isolines(const HeightGrid& grid, double height);

// Returns the ground at a height and above, as closed lines for the even-odd rule. The outside of the grid and missing ground
// count as lower.
std::vector<Polyline> ground_above(const HeightGrid& grid, double height);

}  // namespace ravine
