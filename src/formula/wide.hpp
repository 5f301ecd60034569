// Arithmetic at the full width of the processor's vectors. IEEE 754 defines these operations to the last bit, so the width
// changes no result.
#pragma once

#include "formula/ops.hpp"

#include <cstddef>

namespace ravine::formula {

// An operand of a loop: a number per point, or one for all points.
struct WideOperand {
    const double* data;
    bool varies;
};

// Returns true where apply_wide() may be called: on x86-64 with AVX.
inline bool has_wide_vectors() {
#if defined(__x86_64__) && defined(__GNUC__)
    static const bool has = __builtin_cpu_supports("avx") != 0;
    return has;
#else
    return false;
#endif
}

// Computes out[i] = op(a[i], b[i]) at count points; b is not read by operations of one operand. Returns false, and computes
// nothing, for operations other than arithmetic. Requires has_wide_vectors().
bool apply_wide(Op op, WideOperand a, WideOperand b, double* out, std::size_t count);

}  // namespace ravine::formula
