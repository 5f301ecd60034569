// A picture that lies on the surface, in place of the colours of height: the result of a study.
#pragma once

#include <cstdint>
#include <vector>

namespace ravine::render {

struct Drape {
    int width = 0, height = 0;         // pixels that share the domain
    std::vector<std::uint8_t> pixels;  // red, green, blue, opacity; rows from low y to high, x running first
};

}  // namespace ravine::render
