// The bits of a double, for hashes and for comparisons that tell -0 from 0 and find NaN equal to NaN. Replaces std::bit_cast,
// which the C++ library of older Emscriptens lacks.
#pragma once

#include <cstdint>
#include <cstring>

namespace ravine {

inline std::uint64_t bits_of(double value) {
    std::uint64_t bits = 0;
    static_assert(sizeof bits == sizeof value);
    std::memcpy(&bits, &value, sizeof bits);
    return bits;
}

}  // namespace ravine
