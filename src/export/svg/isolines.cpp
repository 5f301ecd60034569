#include "export/svg/isolines.hpp"

#include <array>
#include <cassert>
#include <cmath>
#include <limits>

namespace ravine {
namespace {

constexpr std::size_t nobody = ~std::size_t{0};

// Numbers the edges of the grid: 2n leads from node n to the next column, 2n + 1 to the next row. In every cell a line links
// the edge that it enters by to the one that it leaves by.
class Tracer {
  public:
    Tracer(const HeightGrid& grid, double height)
        : grid_(grid), height_(height), columns_(grid.x.size()), links_(2 * grid.z.size(), {nobody, nobody}) {
        for (std::size_t j = 0; j + 1 < grid.y.size(); ++j) {
            for (std::size_t i = 0; i + 1 < columns_; ++i) cross(j * columns_ + i);
        }
    }

    // Follows lines with two ends first: the rest are closed.
    std::vector<Polyline> run() {
        std::vector<Polyline> lines;
        for (const bool open : {true, false}) {
            for (std::size_t edge = 0; edge < links_.size(); ++edge) {
                const bool starts = links_[edge][0] != nobody && (!open || links_[edge][1] == nobody);
                if (starts) lines.push_back(follow(edge));
            }
        }
        return lines;
    }

  private:
    bool above(std::size_t node) const { return grid_.z[node] >= height_; }

    void link(std::size_t a, std::size_t b) {
        links_[a][links_[a][0] == nobody ? 0 : 1] = b;
        links_[b][links_[b][0] == nobody ? 0 : 1] = a;
    }

    // Links the edges of one cell, given its lowest node. Edges and corners go around.
    void cross(std::size_t node) {
        const std::array<std::size_t, 4> corners{node, node + 1, node + columns_ + 1, node + columns_};
        const std::array<std::size_t, 4> edges{2 * node, 2 * (node + 1) + 1, 2 * (node + columns_), 2 * node + 1};
        double sum = 0;
        for (const std::size_t corner : corners) {
            if (std::isnan(grid_.z[corner])) return;
            sum += grid_.z[corner];
        }
        std::array<std::size_t, 4> crossed{};
        std::size_t count = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            if (above(corners[k]) != above(corners[(k + 1) % 4])) crossed[count++] = edges[k];
        }
        if (count == 2) link(crossed[0], crossed[1]);
        if (count != 4) return;
        // At a saddle the height of the middle decides which corners are connected.
        const bool first_is_apart = above(corners[0]) != (sum / 4 >= height_);
        link(crossed[0], crossed[first_is_apart ? 3 : 1]);
        link(crossed[2], crossed[first_is_apart ? 1 : 3]);
    }

    // Returns the point where the line crosses an edge; the finite node if the other one is infinitely low.
    Vector place(std::size_t edge) const {
        const std::size_t a = edge / 2, b = a + (edge % 2 == 0 ? 1 : columns_);
        const double low = grid_.z[a], high = grid_.z[b];
        const double t = !std::isfinite(low) ? 1 : !std::isfinite(high) ? 0 : (height_ - low) / (high - low);
        const auto between = [t](double p, double q) { return p + t * (q - p); };
        return {between(grid_.x[a % columns_], grid_.x[b % columns_]), between(grid_.y[a / columns_], grid_.y[b / columns_])};
    }

    // Returns the line through an edge, removing its links.
    Polyline follow(std::size_t edge) {
        Polyline line{place(edge)};
        for (std::size_t next = take(edge); next != nobody; next = take(edge)) {
            unlink(next, edge);
            edge = next;
            line.push_back(place(edge));
        }
        return line;
    }
    std::size_t take(std::size_t edge) {
        auto& [first, second] = links_[edge];
        const std::size_t next = first;
        first = second;
        second = nobody;
        return next;
    }
    void unlink(std::size_t edge, std::size_t other) {
        auto& [first, second] = links_[edge];
        if (first == other) first = second;
        second = nobody;
    }

    const HeightGrid& grid_;
    double height_;
    std::size_t columns_;
    std::vector<std::array<std::size_t, 2>> links_;
};

std::vector<double> with_border(const std::vector<double>& lines) {
    std::vector<double> result{lines.front()};
    result.insert(result.end(), lines.begin(), lines.end());
    result.push_back(lines.back());
    return result;
}

}  // namespace

std::vector<Polyline> isolines(const HeightGrid& grid, double height) {
    assert(grid.z.size() == grid.x.size() * grid.y.size());
    return Tracer(grid, height).run();
}

std::vector<Polyline> ground_above(const HeightGrid& grid, double height) {
    assert(grid.z.size() == grid.x.size() * grid.y.size());
    constexpr double infinitely_low = -std::numeric_limits<double>::infinity();
    HeightGrid wider{with_border(grid.x), with_border(grid.y), {}};
    const std::size_t columns = wider.x.size();
    wider.z.assign(columns * wider.y.size(), infinitely_low);
    for (std::size_t k = 0; k < grid.z.size(); ++k) {
        const std::size_t i = k % grid.x.size(), j = k / grid.x.size();
        if (std::isfinite(grid.z[k])) wider.z[(j + 1) * columns + i + 1] = grid.z[k];
    }
    return Tracer(wider, height).run();
}

}  // namespace ravine
