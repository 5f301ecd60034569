// The figures of this room as pixels.
#pragma once

#include "export/image.hpp"

#include <string_view>

namespace ravine {

// Draws an SVG of ours with so many pixels per point. Knows what our figures of curves consist of: groups, paths of straight
// lines, their repeated use, rectangles, circles, dashes, and text that stands level or upwards; no pictures. Requires such an
// SVG.
Image svg_pixels(std::string_view svg, double scale);

}  // namespace ravine
