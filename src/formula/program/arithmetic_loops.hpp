// The loops of arithmetic.hpp over vectors of any width. Each translation unit that includes this has its own copy, compiled
// for the processor that the unit is meant for; hence the unnamed namespace, and no other header.
#pragma once

#include "formula/program/arithmetic.hpp"

namespace ravine::formula {
namespace {

template <class Vectors, Op op, class V>
inline V first(V a, V b) {
    if constexpr (op == Op::add) return a + b;
    if constexpr (op == Op::subtract) return a - b;
    if constexpr (op == Op::multiply) return a * b;
    if constexpr (op == Op::divide) return a / b;
    if constexpr (op == Op::negate) return -a;
    if constexpr (op == Op::sqrt) return Vectors::root(a);
}

template <Then then, class V>
inline V second(V r, V c) {
    if constexpr (then == Then::nothing) return r;
    if constexpr (then == Then::add) return r + c;
    if constexpr (then == Then::subtract) return r - c;
    if constexpr (then == Then::subtract_from) return c - r;
    if constexpr (then == Then::multiply) return r * c;
    if constexpr (then == Then::divide) return r / c;
}

// Vectors has a type V of a number of doubles, width, and load, store and root for it.
template <class Vectors, Op op, Then then>
void arithmetic_loop(Source a, Source b, Source c, double* out, std::size_t count) {
    using V = typename Vectors::V;
    constexpr std::size_t width = Vectors::width, unrolled = 4;
    const auto next = [](Source& source) {
        const V value = Vectors::load(source.data);
        source.data += width * source.stride;
        return value;
    };
    const auto compute = [&] {
        const V p = next(a);
        const V q = is_unary_arithmetic(op) ? p : next(b);
        const V r = then == Then::nothing ? p : next(c);
        Vectors::store(second<then>(first<Vectors, op>(p, q), r), out);
        out += width;
    };
    double* const end = out + count;
    // Browsers ask at every turn of a loop whether it shall be interrupted, so a turn is more than one vector.
    while (out + unrolled * width <= end) {
        compute();
        compute();
        compute();
        compute();
    }
    while (out < end) compute();
}

template <class Vectors, Op op>
ArithmeticLoop loop_of(Then then) {
    switch (then) {
        case Then::nothing: return arithmetic_loop<Vectors, op, Then::nothing>;
        case Then::add: return arithmetic_loop<Vectors, op, Then::add>;
        case Then::subtract: return arithmetic_loop<Vectors, op, Then::subtract>;
        case Then::subtract_from: return arithmetic_loop<Vectors, op, Then::subtract_from>;
        case Then::multiply: return arithmetic_loop<Vectors, op, Then::multiply>;
        case Then::divide: return arithmetic_loop<Vectors, op, Then::divide>;
    }
    return nullptr;
}

template <class Vectors>
ArithmeticLoop loop_of(Op op, Then then) {
    switch (op) {
        case Op::add: return loop_of<Vectors, Op::add>(then);
        case Op::subtract: return loop_of<Vectors, Op::subtract>(then);
        case Op::multiply: return loop_of<Vectors, Op::multiply>(then);
        case Op::divide: return loop_of<Vectors, Op::divide>(then);
        case Op::negate: return loop_of<Vectors, Op::negate>(then);
        case Op::sqrt: return loop_of<Vectors, Op::sqrt>(then);
        default: return nullptr;
    }
}

}  // namespace
}  // namespace ravine::formula
