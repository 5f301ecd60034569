// The height at which a loss is drawn.
//
// A loss may span 1 or 1e9 and the picture must read either way, so the rule looks at the samples of the surface:
//   1. The bottom is the least sample, the top the greatest. Only what lies more than three times the spread of the
//      middle 96 % beyond them is cut off: a pole, not a deep pit or a high rim.
//   2. If the median stands at a quarter of the height or above, height is linear in the loss. If it stands lower, a
//      high rim would squeeze everything of interest into the floor; then height is log(1 + u/k), u from 0 at the bottom
//      to 1 at the top, with the k that brings the median to a quarter or, the lower it stood, up to two fifths: gentle
//      for Rosenbrock's valley, strong for Beale's.
//   3. The whole is `relief` high, but lower where the surface is so steep that its rims would hide its pits (terrain.hpp).
// The same curve serves the surface, the balls and the trails, so that a ball stands on what is drawn.
#pragma once

#include "render/geometry/frame.hpp"

#include <span>

namespace ravine::render {

// Lines of equal loss at nice values: at multiples of the step above the base or, where height is logarithmic, at a few
// nice values per decade above the base.
struct Contours {
    double base = 0;
    double step = 0;     // 0 where they are logarithmic
    bool dense = false;  // of the logarithmic ones: six per decade (1 1.5 2 3 5 7), not three (1 2 5)
    double least = 0;    // above the base; logarithmic ones below it would crowd in the pit
};

class Heights {
  public:
    Heights() = default;

    // Samples that are not finite are left out of account.
    explicit Heights(std::span<const double> samples);

    // World height of a finite loss, from 0 to a little over `relief`.
    double operator()(double loss) const;

    // Its derivative by the loss, 0 where it is cut off.
    double slope(double loss) const;

    double low() const { return low_; }
    double high() const { return high_; }
    bool logarithmic() const { return bend_ > 0; }

    // World height of the top, at most `relief`.
    double top() const { return top_; }
    void lower(double factor) { top_ *= factor; }

    Contours contours() const;

  private:
    double low_ = 0, high_ = 1;
    double bend_ = 0;   // 1/k, or 0 for linear
    double reach_ = 1;  // log(1 + 1/k)
    double top_ = relief;
};

}  // namespace ravine::render
