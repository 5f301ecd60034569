// Where the surface ends between two neighbouring points of the mesh: at a hole, where the loss is not finite on one side, or
// at a cliff, where it jumps, as 1/x does from the sky to the ground. There the edge between them is cut.
//
// The place is found by bisection with the formula itself, for all such edges at once, so that a border follows the true one
// and not the grid. Steep ground is told from a jump by looking closer: its two sides meet.
#pragma once

#include "render/geometry/terrain.hpp"

#include <cstdint>
#include <vector>

namespace ravine::render {

// A vertex more than the grid has: a point of the surface on its border.
struct BorderPoint {
    Vector at;
    double f, fx, fy;
};

class Border {
  public:
    static constexpr std::uint32_t none = UINT32_MAX;

    // The two ends that an edge is cut into: the last points of the surface as seen from its lower and its upper corner, as
    // indices of points(), or none where that corner is in the hole.
    struct Cut {
        std::uint32_t low = none, high = none;
    };

    // Heights z of the samples, NaN where there is none.
    Border(Terrain& terrain, const Samples& samples, const std::vector<double>& z);

    // The edges from point k of the grid to its neighbour along x, and along y; nullptr for one that is whole.
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
