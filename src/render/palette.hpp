// The colours of height.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace ravine::render {

// Viridis, by Stéfan van der Walt and Nathaniel Smith for Matplotlib (CC0): perceptually uniform, rising in lightness,
// readable for every common kind of colour vision. Twenty of its colours at equal distances, as sRGB.
inline constexpr std::array<std::uint32_t, 20> viridis{0x440154, 0x481567, 0x482677, 0x453781, 0x404788, 0x39568c, 0x33638d,
                                                       0x2d708e, 0x287d8e, 0x238a8d, 0x1f968b, 0x20a387, 0x29af7f, 0x3cbb75,
                                                       0x55c667, 0x73d055, 0x95d840, 0xb8de29, 0xdce319, 0xfde725};

// 256 texels of RGBA, interpolated between the colours of a table.
inline std::vector<std::uint8_t> palette_texels(const std::array<std::uint32_t, 20>& table) {
    std::vector<std::uint8_t> texels;
    for (int i = 0; i < 256; ++i) {
        const double at = i / 255.0 * (static_cast<double>(table.size()) - 1);
        const auto low = static_cast<std::size_t>(at), high = low + 1 < table.size() ? low + 1 : low;
        for (const int shift : {16, 8, 0}) {
            const double a = (table[low] >> shift) & 0xffU, b = (table[high] >> shift) & 0xffU;
            texels.push_back(static_cast<std::uint8_t>(a + (b - a) * (at - static_cast<double>(low)) + 0.5));
        }
        texels.push_back(255);
    }
    return texels;
}

}  // namespace ravine::render
