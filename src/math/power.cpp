#include "math/power.hpp"

#include "math/exponential.hpp"

#include <cstdint>
#include <limits>

namespace ravine {
namespace {

using Bits = xsimd::batch<std::uint64_t, Arch>;

// A sum of two doubles, the second below the last place of the first.
struct Pair {
    Lane high, low;
};

// Returns a + b exactly. Requires |a| >= |b| or a = 0.
Pair exact_sum(Lane a, Lane b) {
    const Lane sum = a + b;
    return {sum, b - (sum - a)};
}

// Returns a * b exactly, unless that overflows or underflows. Splits each factor into two halves of 26 bits.
Pair exact_product(Lane a, Lane b) {
    const auto split = [](Lane c) {
        const Lane scaled = Lane(134217729.0) * c;  // 2^27 + 1
        const Lane high = scaled - (scaled - c);
        return Pair{high, c - high};
    };
    const Pair p = split(a), q = split(b);
    const Lane product = a * b;
    return {product, ((p.high * q.high - product) + p.high * q.low + p.low * q.high) + p.low * q.low};
}

// Splits a = m 2^k with m in [sqrt(1/2), sqrt(2)). Returns m. Requires a positive and normal.
Lane mantissa(Lane a, Lane& k) {
    const Bits bits = xsimd::bitwise_cast<std::uint64_t>(a);
    // Makes the exponent a double as a part of 2^52 + exponent.
    const Lane big(0x1p52);
    const Lane biased = xsimd::bitwise_cast<double>((bits >> 52) | xsimd::bitwise_cast<std::uint64_t>(big)) - big;
    const Lane m = xsimd::bitwise_cast<double>((bits & Bits(0x000fffffffffffffU)) | Bits(0x3ff0000000000000U));
    const auto large = m >= Lane(1.4142135623730951);
    k = biased - xsimd::select(large, Lane(1022.0), Lane(1023.0));
    return xsimd::select(large, Lane(0.5) * m, m);
}

// Returns ln a to about 2^-65 of itself: k ln 2 + 2 atanh(s), s = (m - 1) / (m + 1), |s| < 0.172. Requires a > 0.
Pair logarithm(Lane a) {
    const auto subnormal = a < Lane(0x1p-1022);
    Lane k;
    const Lane m = mantissa(xsimd::select(subnormal, Lane(0x1p54) * a, a), k);
    k = k - xsimd::select(subnormal, Lane(54.0), Lane(0.0));
    const Lane over = m - Lane(1.0);  // exact
    const Lane under = m + Lane(1.0), under_low = m - (under - Lane(1.0));
    const Lane s = over / under;
    const Pair back = exact_product(s, under);
    const Lane s_low = ((over - back.high) - back.low - s * under_low) / under;

    // atanh(s) = s + s^3 (1/3 + s^2/5 + s^4/7 + ...). The 1/3 needs two doubles, the rest one.
    const Lane z = s * s;
    Lane tail(1.0 / 23);
    for (const double coefficient : {1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5})
        tail = tail * z + Lane(coefficient);
    const Pair square = exact_product(s, s);
    const Lane square_low = square.low + Lane(2.0) * s * s_low;
    const Pair third = exact_product(square.high, Lane(1.0 / 3));
    const Lane third_low = third.low + square.high * Lane(1.850371707708594e-17) + square_low * Lane(1.0 / 3);
    const Pair bracket = exact_sum(third.high, z * z * tail + third_low);
    const Pair cube = exact_product(s, bracket.high);
    const Lane cube_low = cube.low + s * bracket.low + s_low * bracket.high;

    // Adds the largest term first. The large part of ln 2 has 33 bits, so its product with k is exact.
    const Pair first = exact_sum(k * Lane(0x1.62e42feep-1), Lane(2.0) * s);
    const Pair second = exact_sum(first.high, Lane(2.0) * cube.high);
    const Lane rest = first.low + second.low + (k * Lane(1.9082149292705877e-10) + Lane(2.0) * (s_low + cube_low));
    return exact_sum(second.high, rest);
}

// Returns b ln a for a > 0, clamped to +-800: beyond, the power is infinite or 0.
Pair exponent(Lane a, Lane b) {
    const Pair log = logarithm(a);
    const Lane bounded = xsimd::min(xsimd::max(b, Lane(-1e20)), Lane(1e20));
    const Pair product = exact_product(bounded, log.high);
    const Pair sum = exact_sum(product.high, product.low + bounded * log.low);
    const auto far = xsimd::abs(sum.high) > Lane(800.0);
    return {xsimd::select(far, xsimd::select(sum.high > Lane(0.0), Lane(800.0), Lane(-800.0)), sum.high),
            xsimd::select(far, Lane(0.0), sum.low)};
}

// Returns e^p, also if subnormal: near there and near infinity e^(p - shift ln 2) is scaled by 2^shift.
Lane exponential_of(Pair p) {
    const auto deep = p.high<Lane(-600.0), high = p.high> Lane(600.0);
    const Lane towards = xsimd::select(deep, Lane(1.0), xsimd::select(high, Lane(-1.0), Lane(0.0)));
    const Pair moved = exact_sum(p.high, towards * Lane(88.722839111673));  // 128 ln 2
    const Lane low = moved.low + p.low + towards * Lane(2.9683799217232634e-15);
    const Lane near = exponential(moved.high);
    return (near + near * low) * xsimd::select(deep, Lane(0x1p-128), xsimd::select(high, Lane(0x1p128), Lane(1.0)));
}

auto is_whole(Lane small) { return xsimd::floor(small) == small; }

}  // namespace

Lane power(Lane a, Lane b) {
    const Lane zero(0.0), one(1.0), infinity(std::numeric_limits<double>::infinity());
    const Lane size = xsimd::abs(a);
    const auto nothing = xsimd::isnan(a) || xsimd::isnan(b);
    const auto endless = size == infinity, none = size == zero;
    const Lane base = xsimd::select(nothing || endless || none, one, size);
    const Lane by = xsimd::select(xsimd::isnan(b), zero, b);
    const Pair e = exponent(base, by);
    Lane result = exponential_of(e);
    const Lane flat = xsimd::select(none == (by < zero), infinity, zero);
    result = xsimd::select(endless || none, flat, result);

    // Every double of 2^53 and more is an even whole number.
    const Lane small = xsimd::select(xsimd::abs(by) < Lane(0x1p53), by, zero);
    const auto whole = is_whole(small), odd = whole && !is_whole(Lane(0.5) * small);
    result = xsimd::select(odd && (a < zero), -result, result);
    result = xsimd::select((a < zero) && !whole && !endless, Lane(std::numeric_limits<double>::quiet_NaN()), result);
    result = xsimd::select(nothing, Lane(std::numeric_limits<double>::quiet_NaN()), result);
    return xsimd::select(b == zero || a == one, one, result);
}

double power(double a, double b) {
    return on_scalar([](Lane p, Lane q) { return power(p, q); }, a, b);
}

}  // namespace ravine
