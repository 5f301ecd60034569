// Compiled for AVX (CMakeLists.txt), so nothing here may be called without it. Includes no more than it must: what is inline in
// a header would be compiled for AVX, too.
#include "formula/wide.hpp"

namespace ravine::formula {

#if defined(__AVX__) && defined(__GNUC__)

namespace {

using Wide = double __attribute__((vector_size(32)));
constexpr std::size_t width = sizeof(Wide) / sizeof(double);

// Numbers are aligned as doubles are.
inline Wide load(const double* data) {
    Wide value;
    __builtin_memcpy(&value, data, sizeof value);
    return value;
}
inline Wide repeat(double number) { return Wide{number, number, number, number}; }

template <class F>
void loop(F f, WideOperand a, WideOperand b, double* out, std::size_t count) {
    std::size_t i = 0;
    const auto store = [&](Wide value) { __builtin_memcpy(out + i, &value, sizeof value); };
    const std::size_t whole = count / width * width;
    if (a.varies && b.varies) {
        for (; i < whole; i += width) store(f(load(a.data + i), load(b.data + i)));
    } else if (a.varies) {
        for (const Wide q = repeat(*b.data); i < whole; i += width) store(f(load(a.data + i), q));
    } else {
        for (const Wide p = repeat(*a.data); i < whole; i += width) store(f(p, load(b.data + i)));
    }
    for (; i < count; ++i) out[i] = f(repeat(a.data[a.varies ? i : 0]), repeat(b.data[b.varies ? i : 0]))[0];
}

}  // namespace

bool apply_wide(Op op, WideOperand a, WideOperand b, double* out, std::size_t count) {
    if (info(op).arity == 1) b = a;
    if (!a.varies && !b.varies) return false;
    switch (op) {
        case Op::add: loop([](Wide p, Wide q) { return p + q; }, a, b, out, count); return true;
        case Op::subtract: loop([](Wide p, Wide q) { return p - q; }, a, b, out, count); return true;
        case Op::multiply: loop([](Wide p, Wide q) { return p * q; }, a, b, out, count); return true;
        case Op::divide: loop([](Wide p, Wide q) { return p / q; }, a, b, out, count); return true;
        case Op::negate: loop([](Wide p, Wide) { return -p; }, a, b, out, count); return true;
        case Op::sqrt: loop([](Wide p, Wide) { return Wide(__builtin_ia32_sqrtpd256(p)); }, a, b, out, count); return true;
        default: return false;
    }
}

#else

bool apply_wide(Op, WideOperand, WideOperand, double*, std::size_t) { return false; }

#endif

}  // namespace ravine::formula
