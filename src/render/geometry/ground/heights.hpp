// The height at which a loss is drawn.
//
// The picture must be readable whether a loss spans 1 or 1e9. u goes from 0 at the bottom to 1 at the top: the least and the
// greatest sample of the surface, except those more than three times the spread of the middle 96 % beyond it, which are poles
// rather than deep pits or high rims. The height of u is
//   linear  u itself;
//   log     log(1 + u/k), with the k that brings the median to a quarter of the height or, the lower it stood, up to two
//           fifths: gentle for Rosenbrock's valley, strong for Beale's. A median that stands higher rises by a third of
//           the remaining distance;
//   rank    the share of the domain's area that lies lower.
// The automatic scale is linear if the median stands at a quarter of the height or above, else logarithmic: a high rim would
// squeeze everything of interest into the floor.
//
// The surface is `relief` high, but lower if it is so steep that its rims would hide its pits (terrain.hpp). The same curve
// serves surface, balls, trails and picks, so that a ball stands on the drawn surface.
#pragma once

#include "loss/surfaces.hpp"
#include "render/geometry/ground/curve.hpp"
#include "render/geometry/view/frame.hpp"

#include <span>
#include <string_view>

namespace ravine::render {

// Returns the chosen scale of a loss or, if that is automatic, the surface's own.
HeightScale scale_of(HeightScale chosen, std::string_view loss);

// The world height of a loss, and its derivative by the loss.
struct Height {
    double z, slope;
};

class Heights {
  public:
    // World height of the lowest ground: minima between the samples lie a little below all of them.
    static constexpr double bottom = -0.06;

    Heights() = default;

    // Requires samples of equal areas of the domain. Ignores those that are not finite.
    explicit Heights(std::span<const double> samples, HeightScale scale = HeightScale::automatic);

    // Returns the height of a loss: from `bottom` to a little over `relief`; beyond, it is clamped and the slope is 0. Requires
    // a finite loss.
    Height at(double loss) const;
    double operator()(double loss) const { return at(loss).z; }
    double slope(double loss) const { return at(loss).slope; }

    // Returns the loss at a height.
    double loss_at(double z) const;

    // Returns linear, log or rank.
    HeightScale scale() const { return scale_; }

    // Return the losses at heights 0 and top().
    double low() const { return low_; }
    double high() const { return high_; }

    // Return the world height of the top, at most `relief`, and the height at which losses beyond it are clamped.
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
