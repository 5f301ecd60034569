// A loss and its gradient where the lines of a grid cross. The lines need not be equally far apart.
#pragma once

#include "loss/loss.hpp"

#include <vector>

namespace ravine::render {

// Where the lines cross the x and the y axis, in the domain, rising.
struct Axes {
    std::vector<double> x, y;
};

// side by side lines at equal distances; the outer ones lie on the domain's border exactly.
Axes uniform_axes(const Box& domain, std::size_t side);

// Point (i, j) is element j * columns() + i.
struct Samples {
    Axes axes;
    std::vector<double> x, y, f, fx, fy;

    std::size_t columns() const { return axes.x.size(); }
    std::size_t rows() const { return axes.y.size(); }
};

// All of them in one call of the loss.
Samples tessellate(const Loss& loss, Axes axes);

}  // namespace ravine::render
