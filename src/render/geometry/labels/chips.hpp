// Places the labels of arrows beyond their tips, clear of each other, of the arrows and of taken places.
#pragma once

#include "render/geometry/labels/arrows.hpp"
#include "render/geometry/view/camera.hpp"

#include <glm/vec2.hpp>

#include <span>
#include <vector>

namespace ravine::render {

// A rectangle on the screen, in points.
struct Chip {
    glm::dvec2 low, high;

    bool overlaps(const Chip& other) const {
        return low.x < other.high.x && other.low.x < high.x && low.y < other.high.y && other.low.y < high.y;
    }
};

// Returns one place per tip, of the given size; inside the free part of the window if the tip is. A label without a free place
// nearby takes the first one, over others. Requires one size per tip.
std::vector<Chip> place_chips(std::span<const Tip> tips, std::span<const glm::dvec2> sizes, std::span<const Chip> taken,
                              const Viewport& window);

}  // namespace ravine::render
