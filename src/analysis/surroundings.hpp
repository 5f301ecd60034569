// The loss close to a point: derivatives, lower and higher ground, and gradients on all sides. Lengths are measured in domains
// (the domain's width and height are 1) and heights in the relief of the loss.
#pragma once

#include "loss/loss.hpp"
#include "math/eigen.hpp"
#include "optimizers/oracle.hpp"

#include <cmath>
#include <vector>

namespace ravine {

// Gradient and Hessian at a point, in reliefs per domain.
struct Jet {
    double x, y, xx, xy, yy;

    double slope() const { return length(x, y); }
    bool finite() const { return std::isfinite(slope()) && std::isfinite(length(length(xx, xy), yy)); }
};

Jet jet_at(const Loss& loss, formula::Workspace& workspace, const Box& domain, double relief, Vector p);

// Returns Newton's step: nearly none on level ground, and a very long one down a straight slope.
Vector newton_step(const Jet& jet, const Eigen& e);

// Tells if there is lower or higher ground around a point.
struct Surroundings {
    bool lower = false, higher = false;
};

// Samples the loss along the principal directions and between them. A loss that is not finite counts as higher.
Surroundings look_around(const Loss& loss, formula::Workspace& workspace, const Box& domain, Vector p, const Eigen& e,
                         double distance, double rounding);

// Returns the finite gradients around a point, in reliefs per domain.
std::vector<Vector> gradients_around(const Loss& loss, formula::Workspace& workspace, const Box& domain, double relief,
                                     Vector p, double distance);

// Returns the greatest distance between two gradients.
double widest_difference(const std::vector<Vector>& gradients);

// Returns the slope of a loss that has all of these gradients at once, in the direction in which it rises least: the distance
// of their convex hull from zero, negated, if a way leads down.
double least_rise(const std::vector<Vector>& gradients);

}  // namespace ravine
