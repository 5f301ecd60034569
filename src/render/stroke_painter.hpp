// Draws strokes (geometry/paths/strokes.hpp): one call of triangles, made anew for every frame.
#pragma once

#include "render/geometry/paths/strokes.hpp"
#include "render/gpu/gpu.hpp"
#include "render/occlusion.hpp"

#include <span>

namespace ravine::render {

class StrokePainter {
  public:
    // Fails if the shaders do not compile; `name` is of what is drawn.
    Result<> create(std::string_view name);

    void draw(std::span<const StrokeVertex> vertices, const Occlusion& occlusion);

  private:
    Program program_;
    VertexArray array_;
    Buffer buffer_;
};

}  // namespace ravine::render
