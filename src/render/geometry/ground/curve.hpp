// A smooth rising curve through given points.
//
// Cubic Hermite pieces whose slopes at the points are weighted harmonic means of the adjacent secants (Fritsch & Butland 1984,
// SIAM J. Sci. Stat. Comput. 5, 300): one continuous derivative, and never a fall where the points rise. Continues straight
// beyond both ends.
#pragma once

#include <vector>

namespace ravine::render {

class RisingCurve {
  public:
    // A value and the derivative there.
    struct Value {
        double y, slope;
    };

    RisingCurve() = default;

    // Requires at least two points, x strictly rising, y rising.
    RisingCurve(std::vector<double> x, std::vector<double> y);

    Value operator()(double x) const;

  private:
    std::vector<double> x_, y_, slope_;
};

}  // namespace ravine::render
