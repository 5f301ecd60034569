// Compiled for AVX (CMakeLists.txt), so nothing here may be called without it.
#include "formula/program/arithmetic_loops.hpp"

namespace ravine::formula {

#if defined(__AVX__) && defined(__GNUC__)

namespace {

struct Wide {
    using V = double __attribute__((vector_size(32)));
    static constexpr std::size_t width = wide_width;

    // Numbers are aligned as doubles are.
    static V load(const double* data) {
        V value;
        __builtin_memcpy(&value, data, sizeof value);
        return value;
    }
    static void store(V value, double* data) { __builtin_memcpy(data, &value, sizeof value); }
    static V root(V value) { return V(__builtin_ia32_sqrtpd256(value)); }
};

}  // namespace

ArithmeticLoop wide_loop(Op op, Then then) { return loop_of<Wide>(op, then); }

#else

ArithmeticLoop wide_loop(Op op, Then then) { return narrow_loop(op, then); }

#endif

}  // namespace ravine::formula
