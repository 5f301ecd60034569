// Draws all stars and crosses on the surface in one call of point sprites.
#pragma once

#include "render/geometry/labels/marks.hpp"
#include "render/gpu/gpu.hpp"

#include <span>

namespace ravine::render {

class Marks {
  public:
    // Fails if the shaders do not compile.
    Result<> create();
    void release();

    // Draws over the surface, whatever its depth: marks behind a hill are fainter. Balls are drawn later and cover them.
    void draw(std::span<const Mark> marks, const Camera& camera, double pixel_ratio);

  private:
    struct Sprite {
        float x, y, z;
        float size, shape, strength;  // half its width in pixels; 0 star, 1 outlined star, 2 cross; opacity
    };

    Program program_;
    VertexArray array_;
    Buffer buffer_;
};

}  // namespace ravine::render
