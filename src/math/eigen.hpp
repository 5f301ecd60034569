// Lengths of vectors of two, and eigenvalues of symmetric matrices of two by two, as Hessians are.
#pragma once

#include <algorithm>
#include <cmath>

namespace ravine {

// The length of a vector, without overflow on the way. NaN if a component is.
double length(double x, double y);

// Eigenvalues of a symmetric matrix, and the unit eigenvector (x, y) of the greater one; (-y, x) is the other's.
struct Eigen {
    double low, high, x, y;

    double largest() const { return std::max(std::abs(low), std::abs(high)); }
    double smallest() const { return std::min(std::abs(low), std::abs(high)); }
};

Eigen eigen(double xx, double xy, double yy);

}  // namespace ravine
