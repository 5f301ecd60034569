// A surface as a small map: coloured by height and lit from the upper left, made without a graphics card.
#pragma once

#include "document/view_options.hpp"
#include "loss/surfaces.hpp"

#include <cstdint>
#include <vector>

namespace ravine::render {

inline constexpr std::size_t thumbnail_side = 96;  // pixels

// Returns a square of RGBA pixels, row by row from the top, where y is highest. Transparent where the loss is not finite.
std::vector<std::uint8_t> thumbnail(const Surface& surface, ColourMap colours);

}  // namespace ravine::render
