// Line search for the strong Wolfe conditions: how far to go along a direction of descent.
//
// A length a is accepted where the loss has fallen enough (Armijo 1966: f(x + a p) <= f + c1 a g'p) and its slope along the
// line has flattened enough (Wolfe 1969: |g(x + a p)'p| <= c2 |g'p|), 0 < c1 < c2 < 1. First a bracket is widened until it
// must hold such a point, then it is narrowed by cubic interpolation: Nocedal & Wright 2006, "Numerical Optimization",
// algorithms 3.5 and 3.6.
#pragma once

#include "optimizers/ball.hpp"
#include "optimizers/definition.hpp"

namespace ravine {

// All spans have a number per coordinate.
struct Line {
    std::span<const double> from, along;
    double f;                   // the value at its beginning
    std::span<const double> g;  // the gradient there; dot(g, along) < 0

    // Writes the point at a length to `to`, which may be `from`.
    void at(double length, std::span<double> to) const;
};

// The settings of a line search; first scales the length that is tried first.
struct Wolfe {
    double first, c1, c2;
};

// The parameters of a method that searches along lines, behind learning_rate(1) at the head of its table.
inline Parameter sufficient_fall() { return {"c1", "c₁", 1e-4, 1e-8, 0.49, Scale::log}; }
inline Parameter flatness(double fallback) { return {"c2", "c₂", fallback, 0.01, 0.999}; }

// Returns the length of the step, with likely as the first guess. Zero where no trial was lower than the beginning; where no
// trial met both conditions within the search's patience, the lowest one. At most about forty evaluations.
double strong_wolfe(const Line& line, double likely, Wolfe wolfe, Oracle& oracle);

// Returns the length to try first by a method that learns the scale of its directions: 1, but on the first step at most
// 1 / norm(ball.g).
double likely_length(const Ball& ball);

// Replaces d by -g where it does not lead down. Returns true if it did.
bool keep_downward(std::span<double> d, std::span<const double> g);

// Moves the ball along d by strong_wolfe, and tells the length as `a`. Requires dot(d, ball.g) < 0.
void search_along(std::span<const double> d, double likely, const Ball& ball);

}  // namespace ravine
