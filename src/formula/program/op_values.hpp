// Lane functions of the operations, from the value column of ops.def. Include it only for evaluation and constant folding: it
// includes xsimd.
#pragma once

#include "formula/ops.hpp"
#include "math/elementary.hpp"
#include "math/exponential.hpp"
#include "math/power.hpp"
#include "math/simd.hpp"

#include <type_traits>

namespace ravine::formula {

// Functions that the value column uses.
inline Lane truth(xsimd::batch_bool<double, Arch> condition) { return xsimd::select(condition, Lane(1.0), Lane(0.0)); }
inline Lane lesser(Lane a, Lane b) {
    return xsimd::select(a <= b, a, xsimd::select(b < a, b, a + b));  // NaN if either is NaN
}
inline Lane relu_of(Lane a) { return xsimd::select(a <= Lane(0.0), Lane(0.0), a); }

// Every double from 2^52 on is whole. Returns 0 for -0, where SSE and WebAssembly differ.
inline Lane floor_of(Lane a) {
    const Lane whole = within(
        0x1p53, [](Lane p) { return xsimd::floor(p) + Lane(0.0); }, a);
    return xsimd::select(xsimd::abs(a) < Lane(0x1p53), whole, a);
}

inline Lane log2_of(Lane a) {
    return logarithm([](Lane p) { return xsimd::log2(p); }, 54, a);
}
inline Lane log10_of(Lane a) {
    return logarithm([](Lane p) { return xsimd::log10(p); }, 16.255619765854984, a);
}

// xsimd computes these by way of its exponential function: see within().
inline Lane sinh_of(Lane a) {
    return within(
        1000, [](Lane p) { return xsimd::sinh(p); }, a);
}
inline Lane cosh_of(Lane a) {
    return within(
        1000, [](Lane p) { return xsimd::cosh(p); }, a);
}
inline Lane sigmoid_of(Lane a) { return Lane(1.0) / (Lane(1.0) + exponential(-a)); }
inline Lane softplus_of(Lane a) { return relu_of(a) + xsimd::log1p(exponential(-xsimd::abs(a))); }

// 1 to the last bit from 6 on.
inline Lane erf_of(Lane a) {
    return within(
        6, [](Lane p) { return xsimd::select(xsimd::abs(p) < Lane(6.0), xsimd::erf(p), xsimd::sign(p)); }, a);
}

// Returns the length of (a, b), scaled by powers of two if its square would overflow or lose bits.
inline Lane length_of(Lane a, Lane b) {
    const Lane size = xsimd::max(xsimd::abs(a), xsimd::abs(b));
    const Lane scale =
        xsimd::select(size > Lane(0x1p500), Lane(0x1p-600), xsimd::select(size < Lane(0x1p-450), Lane(0x1p600), Lane(1.0)));
    const Lane p = scale * a, q = scale * b;
    return xsimd::sqrt(p * p + q * q) / scale;
}

inline Lane angle(Lane y, Lane x) { return xsimd::select(y == Lane(0.0) && x == Lane(0.0), Lane(0.0), xsimd::atan2(y, x)); }

// Calls visit(arity, f) with an operation's arity as a type and its lane function f(a, b, c), which ignores the operands
// beyond its arity, and op, all constant. The only switch over operations: interpreters pass in their loop.
template <class Visit>
void with_value(Op op, Visit visit) {
    switch (op) {
#define RAVINE_OP(name, arity, form, text, meaning, value, derivative)                                             \
    case Op::name:                                                                                                 \
        return visit(                                                                                              \
            std::integral_constant<int, arity>(),                                                                  \
            []([[maybe_unused]] Lane a, [[maybe_unused]] Lane b, [[maybe_unused]] Lane c) { return Lane(value); }, \
            std::integral_constant<Op, Op::name>());
#include "formula/ops.def"
#undef RAVINE_OP
        case Op::constant:
        case Op::variable:
        case Op::count: return;
    }
}

}  // namespace ravine::formula
