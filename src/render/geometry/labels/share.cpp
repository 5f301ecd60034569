#include "render/geometry/labels/share.hpp"

#include <algorithm>
#include <cmath>

namespace ravine::render {

Share inside(glm::dvec2 a, glm::dvec2 b, glm::dvec2 half) {
    Share share;
    for (int axis = 0; axis < 2; ++axis) {
        const double way = b[axis] - a[axis];
        if (std::abs(way) < 1e-12) {
            if (std::abs(a[axis]) > half[axis]) share.from = 2;
            continue;
        }
        const double low = (-half[axis] - a[axis]) / way, high = (half[axis] - a[axis]) / way;
        share.from = std::max(share.from, std::min(low, high));
        share.to = std::min(share.to, std::max(low, high));
    }
    return share;
}

}  // namespace ravine::render
