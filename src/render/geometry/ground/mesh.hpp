// The surface as triangles for the graphics card.
#pragma once

#include "render/geometry/ground/contours.hpp"
#include "render/geometry/ground/terrain.hpp"

#include <cstdint>
#include <vector>

namespace ravine::render {

struct SurfaceVertex {
    float x, y, z;           // world
    float slope_x, slope_y;  // of z, from the exact gradient; the normal is (-slope_x, -slope_y, 1)
    float contour, rate;     // contour number, and its derivative by z
    float openness;          // share of the sky that the neighbourhood leaves free, about 1 on a plane
};

struct SurfaceMesh {
    std::size_t columns = 0;              // points of a row of the grid
    std::vector<SurfaceVertex> vertices;  // those of the grid, row by row, then those on the surface's borders
    std::vector<std::uint32_t> indices;   // triangles, counterclockwise from above, row of cells by row
    std::vector<std::size_t> rows;        // index at which each row begins, and one for the end
};

// Returns the mesh of samples of the terrain, with holes where the loss is not finite and gaps where it jumps; both end where
// the formula does (border.hpp).
SurfaceMesh build_mesh(Terrain& terrain, const Samples& samples, const Contours& contours);

// A range of indices, in whole rows, that holds every triangle whose underside is visible from an eye. It is often empty.
struct IndexRange {
    std::size_t first, count;
};
IndexRange seen_from_below(const SurfaceMesh& mesh, const glm::dvec3& eye);

}  // namespace ravine::render
