// The value column of ops.def: operations computed on lanes. Only evaluation and constant folding include this, for it brings
// xsimd along.
#pragma once

#include "formula/ops.hpp"
#include "math/simd.hpp"

#include <type_traits>

namespace ravine::formula {

// Parts of the value column.
inline Lane truth(xsimd::batch_bool<double, Arch> condition) { return xsimd::select(condition, Lane(1.0), Lane(0.0)); }
inline Lane lesser(Lane a, Lane b) {
    return xsimd::select(a <= b, a, xsimd::select(b < a, b, a + b));  // a + b where one is NaN
}
inline Lane relu_of(Lane a) { return xsimd::select(a <= Lane(0.0), Lane(0.0), a); }

inline Lane floor_of(Lane a) { return xsimd::floor(a) + Lane(0.0); }  // SSE has 0 for -0 and WebAssembly -0: 0 it is

inline Lane sin_of(Lane a) {
    return of_angle([](Lane p) { return xsimd::sin(p); }, a);
}
inline Lane cos_of(Lane a) {
    return of_angle([](Lane p) { return xsimd::cos(p); }, a);
}
inline Lane tan_of(Lane a) {
    return of_angle([](Lane p) { return xsimd::tan(p); }, a);
}

// xsimd's logarithms are wrong for subnormal numbers, so these are scaled into the normal ones; shift is the log of 2^54.
template <class F>
Lane logarithm(F log, double shift, Lane a) {
    const auto subnormal = a > Lane(0.0) && a < Lane(0x1p-1022);
    return log(xsimd::select(subnormal, a * Lane(0x1p54), a)) - xsimd::select(subnormal, Lane(shift), Lane(0.0));
}
inline Lane log_of(Lane a) {
    return logarithm([](Lane p) { return xsimd::log(p); }, 37.42994775023705, a);
}
inline Lane log2_of(Lane a) {
    return logarithm([](Lane p) { return xsimd::log2(p); }, 54, a);
}
inline Lane log10_of(Lane a) {
    return logarithm([](Lane p) { return xsimd::log10(p); }, 16.255619765854984, a);
}

// xsimd's erf is NaN where the square of a overflows.
inline Lane erf_of(Lane a) { return xsimd::select(xsimd::abs(a) < Lane(6.0), xsimd::erf(a), xsimd::sign(a)); }

inline Lane angle(Lane y, Lane x) { return xsimd::select(y == Lane(0.0) && x == Lane(0.0), Lane(0.0), xsimd::atan2(y, x)); }

// Calls visit(arity, f) with an operation's arity as a type and its lane function f(a, b, c), which ignores the operands
// beyond its arity. The only switch over operations there is: interpreters hand it their loop.
template <class Visit>
void with_value(Op op, Visit visit) {
    switch (op) {
#define RAVINE_OP(name, arity, form, text, value, derivative) \
    case Op::name:                                            \
        return visit(std::integral_constant<int, arity>(),    \
                     []([[maybe_unused]] Lane a, [[maybe_unused]] Lane b, [[maybe_unused]] Lane c) { return Lane(value); });
#include "formula/ops.def"
#undef RAVINE_OP
        case Op::constant:
        case Op::variable:
        case Op::count: return;
    }
}

}  // namespace ravine::formula
