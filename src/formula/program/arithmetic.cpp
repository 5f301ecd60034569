#include "formula/program/arithmetic_loops.hpp"
#include "math/simd.hpp"

namespace ravine::formula {
namespace {

struct Lanes {
    using V = Lane;
    static constexpr std::size_t width = narrow_width;
    static_assert(width == lane_width);

    static V load(const double* data) { return Lane::load_unaligned(data); }
    static void store(V value, double* data) { value.store_unaligned(data); }
    static V root(V value) { return xsimd::sqrt(value); }
};

}  // namespace

ArithmeticLoop narrow_loop(Op op, Then then) { return loop_of<Lanes>(op, then); }

}  // namespace ravine::formula
