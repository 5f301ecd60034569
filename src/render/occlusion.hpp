// Hides drawings behind the surface: by the depth buffer if both share a framebuffer, or by a texture with the depth of the
// surface's layer.
#pragma once

#include "render/gpu/gpu.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace ravine::render {

struct Occlusion {
    enum class By { nothing, buffer, texture };

    static constexpr int unit = 1;  // texture unit of the depths

    By by = By::nothing;
    glm::dvec2 share{0.0};  // part of the texture per pixel of the framebuffer

    // Sets the uniforms of a program made of occludable(), and the depth test. Requires the program to be in use.
    void apply(Program& program) const;

    // Returns the source of a fragment shader that may call is_occluded().
    static std::string occludable(std::string_view fragment);
};

// Returns the share of the distance to the eye by which what lies on the surface comes forward: enough to clear the surface
// beside it and between the points of a line, too little to shine through a hill. Zoom lengthens the focal length, so the same
// on the screen is less in the world.
inline double lift_at(double zoom) { return std::clamp(0.004 / zoom, 0.0003, 0.004); }

}  // namespace ravine::render
