// A loss and its gradient at the crossings of a grid, whose lines need not be evenly spaced.
#pragma once

#include "loss/loss.hpp"

#include <vector>

namespace ravine::render {

// The positions of the lines on the x and the y axis, in the domain, rising.
struct Axes {
    std::vector<double> x, y;
};

// Returns `side` evenly spaced lines per axis; the outer ones lie exactly on the domain's border.
Axes uniform_axes(const Box& domain, std::size_t side);

// Point (i, j) is element j * columns() + i.
struct Samples {
    Axes axes;
    std::vector<double> x, y, f, fx, fy;

    std::size_t columns() const { return axes.x.size(); }
    std::size_t rows() const { return axes.y.size(); }
};

// Returns the crossings, with room for their values.
Samples grid(Axes axes);

// Evaluates all crossings in one call of the loss.
Samples sample(const Loss& loss, Axes axes);

}  // namespace ravine::render
