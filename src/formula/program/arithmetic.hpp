// Arithmetic over arrays, one operation or two at once, at two widths of vectors. IEEE 754 defines these operations to the last
// bit, and each is rounded by itself, so neither the width nor the pairing changes a result.
#pragma once

#include "formula/ops.hpp"

#include <cstddef>

namespace ravine::formula {

// An operation on the result r of another one and an operand c.
enum class Then : std::uint8_t { nothing, add, subtract, subtract_from, multiply, divide };  // subtract_from is c - r

// Numbers of points, one after another; or one number for all points, of which repeated_doubles copies lie in memory.
struct Source {
    const double* data;
    std::size_t stride;  // from point to point: 1 or 0
};
inline constexpr std::size_t repeated_doubles = 4;

// Computes out = (a op b) then c at count points, a multiple of the width. Operands that are not needed are not read; out may
// be one of them.
using ArithmeticLoop = void (*)(Source a, Source b, Source c, double* out, std::size_t count);

constexpr bool is_unary_arithmetic(Op op) { return op == Op::negate || op == Op::sqrt; }
constexpr bool is_arithmetic(Op op) {
    return op == Op::add || op == Op::subtract || op == Op::multiply || op == Op::divide || is_unary_arithmetic(op);
}

inline constexpr std::size_t narrow_width = 2, wide_width = 4;

// Return the loop of an operation and what follows. Require is_arithmetic(op); wide_loop() also has_wide_vectors().
ArithmeticLoop narrow_loop(Op op, Then then);
ArithmeticLoop wide_loop(Op op, Then then);

// Returns true on x86-64 processors with AVX.
inline bool has_wide_vectors() {
#if defined(__x86_64__) && defined(__GNUC__)
    static const bool has = __builtin_cpu_supports("avx") != 0;
    return has;
#else
    return false;
#endif
}

}  // namespace ravine::formula
