// The loss along a straight line through a ball: what a method of first order sees of it, what Newton's method sees, and what
// there is.
//
// The line runs downhill against the gradient, along the step to come, or along an axis. Distances along it are in units of
// the domain, 0 being the ball and the step or the fall ahead. With d the line's direction, H the Hessian and s a distance:
//
//     tangent(s)  = f + (g·d) s
//     parabola(s) = f + (g·d) s + (d·H·d)/2 s²
#pragma once

#include "analysis/inspector.hpp"

#include <optional>
#include <vector>

namespace ravine {

struct Slice {
    Vector from, along;             // the ball, and the unit vector of the line
    std::vector<double> distances;  // ascending, evenly; no further than the domain where the ball is inside
    std::vector<double> losses;     // as many; not finite where the loss has a hole
    double loss, slope, curvature;  // at the ball, along the line

    // Where the step to come ends: how far along the line, and the loss there. The end lies on the line where the line runs
    // along the step, and beside it else.
    struct End {
        double distance, loss;
    };
    std::optional<End> end;

    Vector at(double distance) const { return from + distance * along; }
    double tangent(double s) const { return loss + slope * s; }
    double parabola(double s) const { return loss + (slope + curvature / 2 * s) * s; }
};

// With at least two distances. Nothing where the line has no direction: without a gradient, or without a step to come.
std::optional<Slice> slice(const Loss& loss, const StepTrace& trace, const Box& domain, SliceAlong along, std::size_t count);

}  // namespace ravine
