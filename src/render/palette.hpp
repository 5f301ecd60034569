// The colours of height.
#pragma once

#include "document/view_options.hpp"
#include "render/colours.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace ravine::render {

// Colours at equal distances from the lowest to the highest, as sRGB, evenly rising in lightness.
using ColourTable = std::array<std::uint32_t, 20>;

// Viridis, by Stéfan van der Walt and Nathaniel Smith for Matplotlib (CC0): perceptually uniform, readable for every common
// kind of colour vision.
inline constexpr ColourTable viridis{0x440154, 0x481567, 0x482677, 0x453781, 0x404788, 0x39568c, 0x33638d,
                                     0x2d708e, 0x287d8e, 0x238a8d, 0x1f968b, 0x20a387, 0x29af7f, 0x3cbb75,
                                     0x55c667, 0x73d055, 0x95d840, 0xb8de29, 0xdce319, 0xfde725};

// Cividis, by Nuñez, Anderton & Renslow 2018, "Optimizing colormaps with consideration for color vision deficiency", from
// Matplotlib: looks nearly the same with and without a red-green deficiency.
inline constexpr ColourTable cividis{0x00224e, 0x002c64, 0x0f3570, 0x273e6e, 0x39486c, 0x46516c, 0x545a6d,
                                     0x5f636f, 0x6b6d72, 0x777776, 0x828079, 0x908b78, 0x9c9576, 0xa99f73,
                                     0xb8aa6e, 0xc5b568, 0xd4c15f, 0xe2cd54, 0xf2da44, 0xfee838};

// Slate that only grows lighter, evenly in CIE lightness from 24 to 92, so that the racers have the only colours.
inline constexpr ColourTable quiet{0x363940, 0x3e4148, 0x464951, 0x4f5259, 0x575a62, 0x5f636b, 0x686c74,
                                   0x71757d, 0x7a7e86, 0x83878f, 0x8d9098, 0x969aa1, 0xa0a3aa, 0xa9adb3,
                                   0xb3b6bc, 0xbdc0c6, 0xc7cacf, 0xd1d4d8, 0xdcdee1, 0xe6e8ea};

constexpr const ColourTable& colour_table(ColourMap map) {
    return map == ColourMap::cividis ? cividis : map == ColourMap::quiet ? quiet : viridis;
}

// Returns 256 texels of RGBA, interpolated between the colours of a table.
inline std::vector<std::uint8_t> palette_texels(const ColourTable& table) {
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

// Returns one texel per texel of a palette: the colour of a bold contour line on it.
inline std::vector<std::uint8_t> contour_texels(std::span<const std::uint8_t> palette) {
    std::vector<std::uint8_t> texels;
    for (std::size_t i = 0; i < palette.size(); i += 4) {
        const auto part = [&](std::size_t k) { return static_cast<float>(palette[i + k]) / 255; };
        const Colour line = contour_on({part(0), part(1), part(2)});
        for (const float channel : {line.r, line.g, line.b}) texels.push_back(static_cast<std::uint8_t>(255 * channel + 0.5F));
        texels.push_back(255);
    }
    return texels;
}

}  // namespace ravine::render
