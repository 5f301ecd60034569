// Draws the vectors of the selected racer: one call of triangles, made anew for every frame.
#pragma once

#include "render/geometry/labels/arrows.hpp"
#include "render/gpu/gpu.hpp"
#include "render/occlusion.hpp"

#include <span>
#include <vector>

namespace ravine::render {

class Vectors {
  public:
    // Fails if the shaders do not compile.
    Result<> create();
    void release();

    void draw(const StepTrace& trace, Terrain& terrain, const Camera& camera, double pixel_ratio, const Occlusion& occlusion);

    // Removes the tips of the last draw.
    void clear() { tips_.clear(); }

    // Returns the ends of the arrows drawn last.
    std::span<const Tip> tips() const { return tips_; }

  private:
    Program program_;
    VertexArray array_;
    Buffer buffer_;
    std::vector<Tip> tips_;
};

}  // namespace ravine::render
