#include "math/eigen.hpp"

namespace ravine {

double length(double x, double y) {
    const double a = std::abs(x), b = std::abs(y);
    const double high = a > b ? a : b, low = a > b ? b : a;
    const double ratio = low / high;
    return high == 0 ? 0 : high * std::sqrt(1 + ratio * ratio);
}

Eigen eigen(double xx, double xy, double yy) {
    const double mean = xx / 2 + yy / 2, half = xx / 2 - yy / 2;
    const double root = length(half, xy);
    if (root == 0) return {mean, mean, 1, 0};
    // Chooses between two forms of the eigenvector the one without cancellation.
    const double x = half >= 0 ? half + root : xy;
    const double y = half >= 0 ? xy : root - half;
    return {mean - root, mean + root, x / length(x, y), y / length(x, y)};
}

}  // namespace ravine
