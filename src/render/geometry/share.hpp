// The part of a straight way that lies within a box.
#pragma once

#include <glm/vec2.hpp>

namespace ravine::render {

// From and to as shares of the way; from > to where none of it is inside.
struct Share {
    double from = 0, to = 1;

    bool empty() const { return from > to; }
};

// Of the way from a to b, within a box around the origin.
Share inside(glm::dvec2 a, glm::dvec2 b, glm::dvec2 half);

}  // namespace ravine::render
