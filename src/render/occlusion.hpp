// How the surface hides what is drawn over it: by the depth buffer where both are drawn into one framebuffer, and by the depth
// that its layer has kept, as a texture, where that lies beneath.
#pragma once

#include "render/gpu.hpp"

#include <string>
#include <string_view>

namespace ravine::render {

struct Occlusion {
    enum class By { nothing, buffer, texture };

    static constexpr int unit = 1;  // that the texture of depths is bound to

    By by = By::nothing;
    glm::dvec2 share{0.0};  // of the texture that a pixel of the framebuffer takes

    // Sets what a program made of occludable() needs, and the depth test. Requires the program to be in use.
    void apply(Program& program) const;

    // The source of a fragment shader that may ask is_occluded().
    static std::string occludable(std::string_view fragment);
};

}  // namespace ravine::render
