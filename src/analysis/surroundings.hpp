// The loss right around a point: its derivatives there, lower and higher ground, and gradients on all sides. Lengths are
// measured in domains (the domain's width and height are 1) and heights in the relief of the loss, as outcomes do.
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

// The step of Newton's method. Where it is level and straight, none; down a straight slope, a very long one.
Vector newton_step(const Jet& jet, const Eigen& e);

// The ground around a point: there is lower, there is higher.
struct Surroundings {
    bool lower = false, higher = false;
};

// Looks along the principal directions and between them. Where the loss is not defined there is a wall.
Surroundings look_around(const Loss& loss, formula::Workspace& workspace, const Box& domain, Vector p, const Eigen& e,
                         double distance, double rounding);

// The gradients all around a point that are finite, in reliefs per domain.
std::vector<Vector> gradients_around(const Loss& loss, formula::Workspace& workspace, const Box& domain, double relief,
                                     Vector p, double distance);

double widest_difference(const std::vector<Vector>& gradients);

// The slope of a loss with all of these gradients at once in the direction in which it rises least. Below zero there is a way
// down: that far is their convex hull from zero.
double least_rise(const std::vector<Vector>& gradients);

}  // namespace ravine
