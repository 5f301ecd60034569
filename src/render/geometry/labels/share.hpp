// The part of a straight line inside a box.
#pragma once

#include <glm/vec2.hpp>

namespace ravine::render {

// Begin and end as shares of the line; from > to if none of it is inside.
struct Share {
    double from = 0, to = 1;

    bool empty() const { return from > to; }
};

// Returns the share of the line from a to b inside a box around the origin.
Share inside(glm::dvec2 a, glm::dvec2 b, glm::dvec2 half);

}  // namespace ravine::render
