// The stems of networks: from each ball, at the height of its own loss, to the surface of the plane above or below it.
#pragma once

#include "render/balls.hpp"
#include "render/stroke_painter.hpp"

#include <span>

namespace ravine::render {

class Stems {
  public:
    // Fails if the shaders do not compile.
    Result<> create() { return painter_.create("the stems"); }
    void release() { *this = Stems(); }

    void draw(std::span<const DressedBall> balls, const Camera& camera, double pixel_ratio, const Occlusion& occlusion);

  private:
    StrokePainter painter_;
};

}  // namespace ravine::render
