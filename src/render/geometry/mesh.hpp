// The surface as triangles: what the samples of a terrain look like to the graphics card.
#pragma once

#include "render/geometry/terrain.hpp"

#include <cstdint>
#include <vector>

namespace ravine::render {

struct SurfaceVertex {
    float x, y, z;           // world
    float slope_x, slope_y;  // of z, from the exact gradient; the normal is (-slope_x, -slope_y, 1)
    float level;             // the loss above the base of the contours
    float openness;          // share of the sky that the neighbourhood leaves free, about 1 on a plane
};

struct SurfaceMesh {
    std::vector<SurfaceVertex> vertices;  // as the samples
    std::vector<std::uint32_t> indices;   // triangles, counterclockwise from above, row of cells by row
    std::vector<std::size_t> rows;        // where in the indices each row begins; one entry more than there are rows
};

// A cell with a corner where the loss is not finite is left out: the surface has a hole there.
SurfaceMesh build_mesh(const Terrain& terrain);

// The range of indices, in whole rows, that holds every triangle whose underside an eye can see. Often it is empty.
struct IndexRange {
    std::size_t first, count;
};
IndexRange seen_from_below(const SurfaceMesh& mesh, const glm::dvec3& eye);

}  // namespace ravine::render
