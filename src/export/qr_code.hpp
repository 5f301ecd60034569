// QR codes (ISO/IEC 18004): the smallest square that holds the bytes of a text, with as much error correction as fits into it.
#pragma once

#include <cassert>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace ravine {

inline constexpr std::size_t longest_qr_text = 2953;  // bytes, in the largest square at the lowest level of correction
inline constexpr int quiet_zone = 4;                  // light modules that readers require on every side

struct QrCode {
    int size = 0;            // modules a side, from 21 to 177, without the quiet zone
    std::vector<char> dark;  // row by row, from the top left

    // Requires 0 <= column, row < size.
    bool is_dark(int column, int row) const {
        assert(column >= 0 && column < size && row >= 0 && row < size);
        return dark[static_cast<std::size_t>(row * size + column)];
    }
};

// Returns the code of a text, or nothing if it is too long.
std::optional<QrCode> qr_code(std::string_view text);

}  // namespace ravine
