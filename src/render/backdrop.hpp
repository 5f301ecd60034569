// What is behind and below the surface: the background and the floor with its grid.
#pragma once

#include "render/geometry/camera.hpp"
#include "render/gpu.hpp"

namespace ravine::render {

class Backdrop {
  public:
    std::string create();
    void release();

    // Covers the framebuffer; expects blending off for the background and turns it on for the floor.
    void draw(const Camera& camera, double pixel_ratio, const Theme& theme);

  private:
    void draw_floor(const Camera& camera, double pixel_ratio, const Theme& theme);

    Program background_, floor_;
    VertexArray none_;  // both make their corners from the vertex number
};

}  // namespace ravine::render
