// Lengths of vectors and eigenvalues of symmetric 2x2 matrices.
#pragma once

#include <algorithm>
#include <cmath>

namespace ravine {

// Returns the length of (x, y) without intermediate overflow. NaN if a component is NaN.
double length(double x, double y);

// Eigenvalues of a symmetric matrix, and the unit eigenvector (x, y) of `high`; that of `low` is (-y, x).
struct Eigen {
    double low, high, x, y;

    double largest() const { return std::max(std::abs(low), std::abs(high)); }
    double smallest() const { return std::min(std::abs(low), std::abs(high)); }
};

Eigen eigen(double xx, double xy, double yy);

}  // namespace ravine
