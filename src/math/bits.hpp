// The bits of a double, for hashes and comparisons in which -0 is not 0 and NaN is NaN. The C++ library of older
// Emscriptens has no std::bit_cast.
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
