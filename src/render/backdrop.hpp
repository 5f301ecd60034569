// The background, and the floor with its grid.
#pragma once

#include "render/gpu/gpu.hpp"
#include "render/scenery.hpp"

namespace ravine::render {

class Backdrop {
  public:
    // Fails if the shaders do not compile.
    Result<> create();
    void release();

    // Covers the framebuffer. Leaves blending on and the depth test off.
    void draw(const Scenery& scenery);

  private:
    void draw_floor(const Scenery& scenery);

    Program background_, floor_;
    VertexArray none_;  // both make their corners from the vertex number
};

}  // namespace ravine::render
