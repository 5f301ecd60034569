// The terrain for the graphics card: a mesh, its contour lines and the places of their labels, made in portions.
//
//     Tessellator tessellator(terrain, focus, axes);
//     while (tessellator.go_on(terrain)) …       // one portion each frame
//     show(tessellator.finish(terrain));
#pragma once

#include "render/geometry/ground/contours.hpp"
#include "render/geometry/ground/focus.hpp"
#include "render/geometry/ground/mesh.hpp"
#include "render/geometry/ground/terrain.hpp"
#include "render/geometry/labels/contour_labels.hpp"

#include <cstdint>
#include <optional>

namespace ravine::render {

struct Tessellation {
    SurfaceMesh mesh;
    Contours contours;
    ContourLabels labels;
    Focus focus;
    double top = 0;  // height of the terrain's relief in the world
};

class Tessellator {
  public:
    Tessellator(const Terrain& terrain, const Focus& focus, Axes axes);
    Tessellator(Tessellator&&) = delete;  // its builder refers to its samples

    // Returns the instructions that all of it takes, approximately.
    std::size_t work() const { return samples_.f.size() * work_per_sample_; }

    // Returns true if portions are left.
    bool behind() const { return stage_ != Stage::done; }

    // Does a portion of one or two milliseconds. Returns true if more is left. Requires the terrain of the constructor.
    bool go_on(Terrain& terrain);

    // Does all that is left. Returns the result, once.
    Tessellation finish(Terrain& terrain);

  private:
    enum class Stage : std::uint8_t { samples, vertices, triangles, labels, done };

    void sample(Terrain& terrain, std::size_t end);

    Samples samples_;
    std::size_t work_per_sample_ = 0;
    std::size_t row_ = 0;  // the next of the stage
    Stage stage_ = Stage::samples;
    std::optional<MeshBuilder> builder_;
    Tessellation made_;
};

}  // namespace ravine::render
