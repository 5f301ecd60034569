// The surface as triangles for the graphics card.
#pragma once

#include "render/geometry/ground/border.hpp"
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

// Makes the mesh of samples of the terrain, with holes where the loss is not finite and gaps where it jumps; both end where
// the formula does (border.hpp).
class MeshBuilder {
  public:
    // Requires the samples to live as long, and to have their values before anything is added.
    explicit MeshBuilder(const Samples& samples);

    // Adds the vertices of a range of rows.
    void add_vertices(const Terrain& terrain, const Contours& contours, std::size_t row, std::size_t end);

    // Adds what lies on the surface's borders, and all triangles. Requires the vertices of all rows, each added once. Returns
    // the mesh, once.
    SurfaceMesh build(Terrain& terrain, const Contours& contours);

  private:
    void add_cell(std::size_t a, const Border& border);  // a: the corner of the least x and y
    bool add_cut_cell(std::size_t a, const Border& border);
    void add_piece(const std::size_t* corners, const Border::Cut* const* cuts, std::size_t first, std::size_t last);

    const Samples& samples_;
    std::size_t columns_;
    std::vector<double> z_;
    SurfaceMesh mesh_;
};

// A range of indices, in whole rows, that holds every triangle whose underside is visible from an eye. It is often empty.
struct IndexRange {
    std::size_t first, count;
};
IndexRange seen_from_below(const SurfaceMesh& mesh, const glm::dvec3& eye);

}  // namespace ravine::render
