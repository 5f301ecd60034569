// Functions of lanes that formulas and random numbers share: compiled once, as each takes kilobytes.
#pragma once

#include "math/simd.hpp"

namespace ravine {

Lane sine(Lane angle);
Lane cosine(Lane angle);
Lane tangent(Lane angle);

// Returns the natural logarithm, of subnormal numbers, too.
Lane natural_logarithm(Lane a);

// Scales subnormal numbers into the normal range, as xsimd's logarithms are wrong for them; shift is the log of 2^54.
template <class F>
Lane logarithm(F log, double shift, Lane a) {
    const auto subnormal = a > Lane(0.0) && a < Lane(0x1p-1022);
    return log(xsimd::select(subnormal, a * Lane(0x1p54), a)) - xsimd::select(subnormal, Lane(shift), Lane(0.0));
}

}  // namespace ravine
