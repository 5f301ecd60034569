// The height at which a loss is drawn.
//
// A loss may span 1 or 1e9 and the picture must read either way. u goes from 0 at the bottom to 1 at the top: the least and
// the greatest sample of the surface, but for what lies more than three times the spread of the middle 96 % beyond them: a
// pole, not a deep pit or a high rim. The height of u is one of
//   linear  u itself;
//   log     log(1 + u/k), with the k that brings the median to a quarter of the height or, the lower it stood, up to two
//           fifths: gentle for Rosenbrock's valley, strong for Beale's. A median that stands higher rises by a third of
//           the way that is left;
//   rank    the share of the domain's area that lies lower.
// Left to itself the scale is linear if the median stands at a quarter of the height or above, else logarithmic: a high rim
// would squeeze everything of interest into the floor.
//
// The whole is `relief` high, but lower where the surface is so steep that its rims would hide its pits (terrain.hpp). The
// same curve serves the surface, the balls, the trails and the picks, so that a ball stands on what is drawn.
#pragma once

#include "loss/surfaces.hpp"
#include "render/geometry/curve.hpp"
#include "render/geometry/frame.hpp"

#include <span>
#include <string_view>

namespace ravine::render {

// The scale that a loss is drawn at: what is chosen or, where that is left open, the surface's own.
HeightScale scale_of(HeightScale chosen, std::string_view loss);

// World height of a loss, and its derivative by the loss.
struct Height {
    double z, slope;
};

class Heights {
  public:
    // World height of the lowest ground there is: a minimum between the samples is a little below all of them.
    static constexpr double bottom = -0.06;

    Heights() = default;

    // Samples of equal areas of the domain. Those that are not finite are left out of account.
    explicit Heights(std::span<const double> samples, HeightScale scale = HeightScale::automatic);

    // Of a finite loss: from `bottom` to a little over `relief`; beyond, it is cut off and the slope is 0.
    Height at(double loss) const;
    double operator()(double loss) const { return at(loss).z; }
    double slope(double loss) const { return at(loss).slope; }

    // The loss drawn at a height.
    double loss_at(double z) const;

    // linear, log or rank.
    HeightScale scale() const { return scale_; }

    // Losses at heights 0 and top().
    double low() const { return low_; }
    double high() const { return high_; }

    // World height of the top, at most `relief`, and where what lies beyond it is cut off.
    double top() const { return top_; }
    double ceiling() const { return 1.2 * top_; }
    void lower(double factor) { top_ *= factor; }

  private:
    void choose_bend(double median, HeightScale wanted);
    void choose_ranks(std::span<const double> finite);

    HeightScale scale_ = HeightScale::linear;
    double low_ = 0, high_ = 1;
    double bend_ = 0;    // log: 1/k
    double reach_ = 1;   // log: log(1 + 1/k)
    RisingCurve ranks_;  // rank: the share of the height of u
    double top_ = relief;
};

}  // namespace ravine::render
