// A text as a QR code (ISO/IEC 18004), for cameras: the smallest square that holds its bytes, with as much error correction as
// fits into that size.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace ravine {

inline constexpr std::size_t longest_qr_text = 2953;  // bytes, in the largest square at the lowest level of correction
inline constexpr int quiet_zone = 4;                  // light modules that readers want on every side

struct QrCode {
    int size = 0;            // modules a side, from 21 to 177, without the quiet zone
    std::vector<bool> dark;  // row by row, from the top left

    bool is_dark(int column, int row) const { return dark[static_cast<std::size_t>(row * size + column)]; }
};

// Nothing where the text is too long.
std::optional<QrCode> qr_code(std::string_view text);

}  // namespace ravine
