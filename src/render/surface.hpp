// The loss surface on the graphics card.
#pragma once

#include "render/geometry/camera.hpp"
#include "render/geometry/contour_labels.hpp"
#include "render/geometry/contours.hpp"
#include "render/geometry/focus.hpp"
#include "render/geometry/mesh.hpp"
#include "render/geometry/terrain.hpp"
#include "render/gpu.hpp"

namespace ravine::render {

class Surface {
  public:
    std::string create();
    void release();

    // Sends a mesh of the terrain, fine where the focus is. Returns where its contour lines may be labelled.
    ContourLabels upload(Terrain& terrain, const Focus& focus);

    // The side seen from above is solid and writes depth. The underside is glass and comes last of all, so that a rim
    // between the eye and the pit hides neither the pit nor the balls in it.
    void draw_solid(const Camera& camera, double pixel_ratio, const Theme& theme);
    void draw_glass(const Camera& camera, double pixel_ratio, const Theme& theme);

  private:
    void prepare(const Camera& camera, double pixel_ratio, const Theme& theme, bool glass);
    void draw(IndexRange range);

    Program program_;
    VertexArray array_;
    Buffer vertices_, indices_;
    Texture palette_;
    SurfaceMesh mesh_;
    Contours contours_;
    double top_ = relief;
};

}  // namespace ravine::render
