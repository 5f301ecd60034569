// The loss along a straight line through a ball, beside its tangent (first-order methods) and its parabola (Newton's method).
//
// The line runs against the gradient, along the next step, or along an axis. Distances are in units of the domain: 0 is the
// ball, and positive ones lie towards the step or downhill. With the line's direction d, the Hessian H and a distance s:
//
//     tangent(s)  = f + (g·d) s
//     parabola(s) = f + (g·d) s + (d·H·d)/2 s²
#pragma once

#include "analysis/inspector.hpp"
#include "analysis/measures.hpp"

#include <optional>
#include <vector>

namespace ravine {

struct Slice {
    Vector from, along;             // the ball, and the unit vector of the line
    std::vector<double> distances;  // ascending and evenly spaced; inside the domain if the ball is
    std::vector<double> losses;     // one per distance; not finite at a hole of the loss
    double loss, slope, curvature;  // at the ball, along the line

    // The end of the next step: its distance along the line, and its loss. It lies beside the line if that does not run along
    // the step.
    struct End {
        double distance, loss;
    };
    std::optional<End> end;

    Vector at(double distance) const { return from + distance * along; }
    double tangent(double s) const { return loss + slope * s; }
    double parabola(double s) const { return loss + (slope + curvature / 2 * s) * s; }
};

// Returns the loss at `count` distances. Requires count >= 2. Returns nothing if the line has no direction: without a gradient,
// or without a next step.
std::optional<Slice> slice(const Loss& loss, const StepTrace& trace, const Box& domain, SliceAlong along, std::size_t count);

}  // namespace ravine
