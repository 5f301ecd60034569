// Draws the vectors of the selected racer.
#pragma once

#include "render/geometry/labels/arrows.hpp"
#include "render/stroke_painter.hpp"

#include <span>
#include <vector>

namespace ravine::render {

class Vectors {
  public:
    // Fails if the shaders do not compile.
    Result<> create() { return painter_.create("the vectors"); }
    void release() { *this = Vectors(); }

    void draw(const StepTrace& trace, Terrain& terrain, const Camera& camera, double pixel_ratio, const Occlusion& occlusion);

    // Removes the tips of the last draw.
    void clear() { tips_.clear(); }

    // Returns the ends of the arrows drawn last.
    std::span<const Tip> tips() const { return tips_; }

  private:
    StrokePainter painter_;
    std::vector<Tip> tips_;
};

}  // namespace ravine::render
