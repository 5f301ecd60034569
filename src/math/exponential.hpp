// e^a and the hyperbolic tangent, which networks spend most of their time in.
//
// Both are what xsimd computes, operation by operation, and hence its bits (Cephes' and FreeBSD's polynomials). They are
// shorter: the whole number of powers of two stays a double, while xsimd converts it number by number, and no operand is out of
// the range of that conversion.
#pragma once

#include "math/simd.hpp"

#include <cstdint>

namespace ravine {

// Returns e^a for |a| <= 1000: 0 below the least logarithm of a normal number, infinite above the greatest.
inline Lane exponential_within_1000(Lane a) {
    // Added to a number, it leaves the nearest whole one in the last bits of the sum.
    const Lane whole(0x1.8p52);
    const Lane shifted = xsimd::constants::invlog_2<Lane>() * a + whole, k = shifted - whole;
    const Lane high = a - k * xsimd::constants::log_2hi<Lane>(), low = k * xsimd::constants::log_2lo<Lane>();
    const Lane r = high - low, s = r * r;
    const Lane series =
        Lane(0x1.555555555553ep-3) +
        s * (Lane(-0x1.6c16c16bebd93p-9) +
             s * (Lane(0x1.1566aaf25de2cp-14) + s * (Lane(-0x1.bbd41c5d26bf1p-20) + s * Lane(0x1.6376972bea4d0p-25))));
    const Lane c = r - s * series;
    const Lane near = Lane(1.0) - ((low - (r * c) / (Lane(2.0) - c)) - high);
    const Lane power = xsimd::bitwise_cast<double>(xsimd::bitwise_cast<std::int64_t>(shifted + Lane(1023.0)) << 52);
    const Lane result = xsimd::select(a <= xsimd::constants::minlog<Lane>(), Lane(0.0), near * power);
    return xsimd::select(a >= xsimd::constants::maxlog<Lane>(), xsimd::constants::infinity<Lane>(), result);
}

// Returns e^a: infinite above 1000 and 0 below -1000.
inline Lane exponential(Lane a) { return within(1000, exponential_within_1000, a); }

// Returns tanh(a), which is 1 to the last bit from 20 on.
inline Lane hyperbolic_tangent(Lane a) {
    const Lane size = xsimd::min(xsimd::abs(a), Lane(20.0));
    const auto is_small = size < Lane(0.625);
    const auto rational = [](Lane x) {
        const Lane s = x * x;
        const Lane above = Lane(-1614.6876844170845) + s * (Lane(-99.28772310019185) + s * Lane(-0.9643991794250523));
        const Lane below = Lane(4844.063053251255) + s * (Lane(2235.4883906010045) + s * (Lane(112.81167849163293) + s));
        return s * above / below * x + x;
    };
    Lane result;
    if (xsimd::all(is_small)) {
        result = rational(size);
    } else {
        result = Lane(1.0) - Lane(2.0) / (Lane(1.0) + exponential_within_1000(size + size));
        if (xsimd::any(is_small)) result = xsimd::select(is_small, rational(size), result);
    }
    return xsimd::select(xsimd::isnan(a), a, result ^ xsimd::bitofsign(a));
}

}  // namespace ravine
