// One vector type for all arithmetic: two doubles, the width that WebAssembly has.
//
// Every number that Ravine computes passes through these lanes, natively and in the browser, so that both agree to
// the last bit. Three things make that true: IEEE 754 arithmetic without contraction (-ffp-contract=off), xsimd's own
// polynomials instead of the platform's libm, and one width. The architecture is therefore named here and never taken
// from compiler flags: a build with -mfma must not fuse, and a CPU without SSE or WASM SIMD runs xsimd's emulation,
// which evaluates the same polynomials unfused (NEON's own fma would round once where the others round twice).
#pragma once

#if !defined(__x86_64__) && !defined(_M_X64) && !defined(__wasm_simd128__)
#define XSIMD_WITH_EMULATED 1
#endif
#include <xsimd/xsimd.hpp>

#include <cstddef>

namespace ravine {

#if defined(__x86_64__) || defined(_M_X64)
using Arch = xsimd::sse2;
#elif defined(__wasm_simd128__)
using Arch = xsimd::wasm;
#else
using Arch = xsimd::emulated<128>;
#endif

using Lane = xsimd::batch<double, Arch>;
inline constexpr std::size_t lane_width = Lane::size;
static_assert(lane_width == 2, "results are defined for lanes of two doubles");

// Applies a lane function to scalars.
template <class F>
double on_scalar(F f, double a) {
    return f(Lane(a)).get(0);
}
template <class F>
double on_scalar(F f, double a, double b) {
    return f(Lane(a), Lane(b)).get(0);
}

// Applies sin, cos or tan. xsimd reduces all angles of a lane by the method that the largest one needs, and the methods differ
// in the last bit. Angles that need different methods are therefore computed one by one: no result may depend on its neighbour,
// which may be a racer that has diverged.
template <class F>
Lane of_angle(F f, Lane a) {
    const Lane size = xsimd::abs(a);
    const auto small = size <= xsimd::constants::twentypi<Lane>();
    const auto medium = size <= xsimd::constants::mediumpi<Lane>();
    if (xsimd::all(small) || (xsimd::none(small) && xsimd::all(medium) == xsimd::any(medium))) return f(a);
    double angles[lane_width];
    a.store_unaligned(angles);
    for (double& angle : angles) angle = on_scalar(f, angle);
    return Lane::load_unaligned(angles);
}

// Applies f inside +-limit, where xsimd's conversion to whole numbers is defined. Requires an f that is constant, or infinite,
// beyond. NaN stays NaN.
template <class F>
Lane within(double limit, F f, Lane a) {
    const auto nothing = xsimd::isnan(a);
    const Lane bounded = xsimd::min(xsimd::max(xsimd::select(nothing, Lane(0.0), a), Lane(-limit)), Lane(limit));
    return xsimd::select(nothing, a, f(bounded));
}

}  // namespace ravine
