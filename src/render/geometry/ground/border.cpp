#include "render/geometry/ground/border.hpp"

#include <cassert>
#include <cmath>

namespace ravine::render {
namespace {

constexpr double cliff = 0.1;    // a drop in height between neighbours that may be a cliff
constexpr double half = 0.4921;  // not quite: poles like to lie in the very middle
constexpr int hole_halvings = 40, cliff_halvings = 26;

}  // namespace

// Bisects many edges at once: for each the part still in question, from the kept side a to the other side b.
struct Border::Search {
    std::vector<std::size_t> edge;
    std::vector<double> ax, ay, az, bx, by, bz;
    std::vector<double> x, y, z, f, fx, fy;  // of the middles

    void add(std::size_t e, const Samples& s, std::size_t a, std::size_t b, const std::vector<double>& height) {
        edge.push_back(e);
        ax.push_back(s.x[a]);
        ay.push_back(s.y[a]);
        az.push_back(height[a]);
        bx.push_back(s.x[b]);
        by.push_back(s.y[b]);
        bz.push_back(height[b]);
    }
    std::size_t size() const { return edge.size(); }

    // Halves every part: its middle becomes the end a if `keep(i)`, else the end b.
    template <class Keep>
    void halve(Terrain& terrain, Keep&& keep) {
        x.resize(size());
        y.resize(size());
        z.resize(size());
        for (std::size_t i = 0; i < size(); ++i) {
            x[i] = ax[i] + (bx[i] - ax[i]) * half;
            y[i] = ay[i] + (by[i] - ay[i]) * half;
        }
        terrain.lift(x, y, z);
        for (std::size_t i = 0; i < size(); ++i) {
            const bool to_a = keep(i);
            (to_a ? ax : bx)[i] = x[i];
            (to_a ? ay : by)[i] = y[i];
            (to_a ? az : bz)[i] = z[i];
        }
    }

    // Evaluates f and its gradient at the ends a or b.
    void evaluate(Terrain& terrain, bool at_a) {
        f.resize(size());
        fx.resize(size());
        fy.resize(size());
        terrain.evaluate(at_a ? ax : bx, at_a ? ay : by, f.data(), fx.data(), fy.data());
    }
};

// The edges that may end the surface: at holes, from their lower and from their upper corner, and at cliffs.
struct Border::Searches {
    Search from_low, from_high, cliffs;

    Searches(const Samples& s, const std::vector<double>& z) {
        for (std::size_t k = 0; k < z.size(); ++k) {
            if (k % s.columns() != s.columns() - 1) consider(2 * k, s, k, k + 1, z);
            if (k + s.columns() < z.size()) consider(2 * k + 1, s, k, k + s.columns(), z);
        }
    }

    void consider(std::size_t edge, const Samples& s, std::size_t k, std::size_t next, const std::vector<double>& z) {
        if (std::abs(z[next] - z[k]) < cliff) return;
        const bool low = std::isfinite(z[k]), high = std::isfinite(z[next]);
        if (low && high) cliffs.add(edge, s, k, next, z);
        if (low && !high) from_low.add(edge, s, k, next, z);
        if (high && !low) from_high.add(edge, s, next, k, z);
    }
};

Border::Border(Terrain& terrain, const Samples& samples, const std::vector<double>& z) {
    assert(z.size() == samples.f.size());
    Searches searches(samples, z);
    const std::size_t most_cliffs = 12 * (samples.columns() + samples.rows());
    const std::size_t holes = searches.from_low.size() + searches.from_high.size();
    // Ground that is torn everywhere has no shape to preserve.
    const bool torn = searches.cliffs.size() > 0 && searches.cliffs.size() <= most_cliffs;
    if (holes == 0 && !torn) return;
    of_edge_.resize(2 * z.size(), none);
    cut_holes(terrain, searches.from_low, true);
    cut_holes(terrain, searches.from_high, false);
    if (torn) cut_cliffs(terrain, searches.cliffs);
}

void Border::cut_holes(Terrain& terrain, Search& search, bool from_low) {
    for (int i = 0; i < hole_halvings; ++i) search.halve(terrain, [&](std::size_t k) { return std::isfinite(search.z[k]); });
    search.evaluate(terrain, true);
    for (std::size_t i = 0; i < search.size(); ++i) {
        const std::uint32_t point = add_point(search, i, true);
        add_cut(search.edge[i], from_low ? Cut{point, none} : Cut{none, point});
    }
}

void Border::cut_cliffs(Terrain& terrain, Search& search) {
    const std::vector<double> low = search.az, high = search.bz;
    for (int i = 0; i < cliff_halvings; ++i) {
        search.halve(terrain, [&](std::size_t k) {
            return std::abs(search.z[k] - search.az[k]) < std::abs(search.z[k] - search.bz[k]);
        });
    }
    std::vector<Cut> found(search.size());
    for (const bool at_a : {true, false}) {
        search.evaluate(terrain, at_a);
        for (std::size_t i = 0; i < search.size(); ++i) {
            const bool still_apart = std::abs(search.bz[i] - search.az[i]) > std::abs(high[i] - low[i]) / 2;
            if (still_apart) (at_a ? found[i].low : found[i].high) = add_point(search, i, at_a);
        }
    }
    for (std::size_t i = 0; i < search.size(); ++i) {
        if (found[i].low != none) add_cut(search.edge[i], found[i]);
    }
}

std::uint32_t Border::add_point(const Search& search, std::size_t i, bool at_a) {
    const Vector at = at_a ? Vector{search.ax[i], search.ay[i]} : Vector{search.bx[i], search.by[i]};
    points_.push_back({at, search.f[i], search.fx[i], search.fy[i]});
    return static_cast<std::uint32_t>(points_.size() - 1);
}

void Border::add_cut(std::size_t edge, Cut cut) {
    of_edge_[edge] = static_cast<std::uint32_t>(cuts_.size());
    cuts_.push_back(cut);
}

}  // namespace ravine::render
