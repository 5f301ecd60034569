// Cuts edges between neighbouring points of the mesh where the surface ends: at holes, where the loss is not finite on one
// side, and at cliffs, where it jumps, as 1/x does.
//
// Bisects the formula itself for all such edges at once, so that borders do not follow the grid. Steep ground differs from a
// jump in that its two sides meet on closer inspection.
#pragma once

#include "render/geometry/ground/terrain.hpp"

#include <cstdint>
#include <vector>

namespace ravine::render {

// A vertex beyond those of the grid: a point of the surface on its border.
struct BorderPoint {
    Vector at;
    double f, fx, fy;
};

class Border {
  public:
    static constexpr std::uint32_t none = UINT32_MAX;

    // The two ends of a cut edge: the last points of the surface from its lower and its upper corner, as indices of points(),
    // or none if that corner is in the hole.
    struct Cut {
        std::uint32_t low = none, high = none;
    };

    // Finds the cuts. Requires the heights z of the samples, NaN for missing ones.
    Border(Terrain& terrain, const Samples& samples, const std::vector<double>& z);

    // Return the cut of the edge from point k of the grid to its neighbour along x, and along y; nullptr for a whole edge.
    const Cut* along_x(std::size_t k) const { return find(2 * k); }
    const Cut* along_y(std::size_t k) const { return find(2 * k + 1); }

    bool empty() const { return cuts_.empty(); }
    const std::vector<BorderPoint>& points() const { return points_; }

  private:
    struct Search;
    struct Searches;

    const Cut* find(std::size_t edge) const {
        return cuts_.empty() || of_edge_[edge] == none ? nullptr : &cuts_[of_edge_[edge]];
    }
    void cut_holes(Terrain& terrain, Search& search, bool from_low);
    void cut_cliffs(Terrain& terrain, Search& search);
    std::uint32_t add_point(const Search& search, std::size_t i, bool at_a);
    void add_cut(std::size_t edge, Cut cut);

    std::vector<std::uint32_t> of_edge_;
    std::vector<Cut> cuts_;
    std::vector<BorderPoint> points_;
};

}  // namespace ravine::render
