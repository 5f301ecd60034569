// Draws the loss surface.
#pragma once

#include "render/geometry/ground/contours.hpp"
#include "render/geometry/ground/mesh.hpp"
#include "render/gpu/gpu.hpp"
#include "render/scenery.hpp"

#include <optional>

namespace ravine::render {

class Surface {
  public:
    // Fails if the shaders do not compile.
    Result<> create();
    void release();

    void upload(SurfaceMesh mesh, Contours contours, double top);

    // Returns the number of the mesh uploaded last.
    std::uint64_t mesh() const { return meshes_; }

    // Draws the side seen from above, of it only the parts nearest to the eye. Writes depth. Leaves the depth test on.
    void draw_top(const Scenery& scenery);

    // The underside is glass and is drawn last, so that a rim between the eye and the pit hides neither the pit nor the balls
    // in it.
    bool shows_underside(const Camera& camera) const;
    void draw_underside(const Scenery& scenery);

  private:
    void prepare(const Scenery& scenery, bool underside);
    void bind_drape(const std::shared_ptr<const Drape>& drape);
    void set_wire(const Camera& camera, bool wanted);
    void draw(IndexRange range);

    Program program_;
    VertexArray array_;
    Buffer vertices_, indices_;
    Texture palette_;
    std::optional<ColourMap> colours_;  // of the palette
    Texture drape_;
    std::shared_ptr<const Drape> draped_;  // in that texture
    SurfaceMesh mesh_;
    std::uint64_t meshes_ = 0;  // uploaded so far
    Contours contours_;
    double top_ = relief;
};

}  // namespace ravine::render
