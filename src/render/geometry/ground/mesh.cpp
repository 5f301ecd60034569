#include "render/geometry/ground/mesh.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace ravine::render {
namespace {

constexpr double steepest = 1e4;  // slope, for the arithmetic of shaders

SurfaceVertex vertex(const Terrain& terrain, const Contours& contours, Vector at, double f, double fx, double fy) {
    const Height height = terrain.heights().at(f);
    const glm::dvec2 slope = height.slope * terrain.frame().scale();
    const auto steep = [](double product) {
        return static_cast<float>(std::isnan(product) ? 0.0 : std::clamp(product, -steepest, steepest));
    };
    const glm::dvec2 place = terrain.frame().to_world(at);
    const RisingCurve::Value number = contours.number(height.z);
    return {static_cast<float>(place.x),
            static_cast<float>(place.y),
            static_cast<float>(height.z),
            steep(slope.x * fx),
            steep(slope.y * fy),
            static_cast<float>(number.y),
            static_cast<float>(number.slope),
            static_cast<float>(terrain.overview().openness(place))};
}

}  // namespace

MeshBuilder::MeshBuilder(const Samples& samples)
    : samples_(samples), columns_(samples.columns()), z_(samples.f.size(), std::numeric_limits<double>::quiet_NaN()) {
    mesh_.columns = columns_;
    mesh_.vertices.resize(z_.size());
}

void MeshBuilder::add_vertices(const Terrain& terrain, const Contours& contours, std::size_t row, std::size_t end) {
    for (std::size_t k = row * columns_; k < end * columns_; ++k) {
        if (!std::isfinite(samples_.f[k])) continue;  // stays zero, is in no triangle
        const Vector at{samples_.x[k], samples_.y[k]};
        mesh_.vertices[k] = vertex(terrain, contours, at, samples_.f[k], samples_.fx[k], samples_.fy[k]);
        z_[k] = static_cast<double>(mesh_.vertices[k].z);
    }
}

SurfaceMesh MeshBuilder::build(Terrain& terrain, const Contours& contours) {
    const Border border(terrain, samples_, z_);
    for (const BorderPoint& p : border.points()) {
        mesh_.vertices.push_back(vertex(terrain, contours, p.at, p.f, p.fx, p.fy));
    }
    mesh_.indices.reserve(6 * z_.size());
    for (std::size_t j = 0; j + 1 < samples_.rows(); ++j) {
        mesh_.rows.push_back(mesh_.indices.size());
        for (std::size_t i = 0; i + 1 < columns_; ++i) add_cell(j * columns_ + i, border);
    }
    mesh_.rows.push_back(mesh_.indices.size());
    return std::move(mesh_);
}

void MeshBuilder::add_cell(std::size_t a, const Border& border) {
    const std::size_t b = a + 1, c = a + columns_, d = c + 1;
    if (!border.empty() && add_cut_cell(a, border)) return;
    if (!std::isfinite(z_[a])) return;
    // Splits along the diagonal that bends less, so that ridges and valleys are not serrated.
    const bool rising = std::abs(z_[a] - z_[d]) < std::abs(z_[b] - z_[c]);
    for (const std::size_t k : {a, b, rising ? d : c, rising ? a : b, d, c}) {
        mesh_.indices.push_back(static_cast<std::uint32_t>(k));
    }
}

// Adds a cell with a cut edge, or in a hole. Around the cell, every run of corners between two cuts is a piece that ends on
// the cuts; its points lie around a rectangle, so it is convex.
bool MeshBuilder::add_cut_cell(std::size_t a, const Border& border) {
    const std::size_t corners[4] = {a, a + 1, a + columns_ + 1, a + columns_};
    const Border::Cut* cuts[4] = {border.along_x(a), border.along_y(a + 1), border.along_x(a + columns_),
                                  border.along_y(a)};  // cuts[k] is between corners k and k + 1
    const auto finite = [&](std::size_t k) { return std::isfinite(z_[corners[k % 4]]); };
    const auto broken = [&](std::size_t k) { return cuts[k % 4] != nullptr || !finite(k) || !finite(k + 1); };
    bool whole = true;
    for (std::size_t first = 0; first < 4; ++first) {
        if (!broken(first + 3)) continue;
        whole = false;
        if (!finite(first)) continue;
        std::size_t last = first;
        while (!broken(last)) ++last;
        add_piece(corners, cuts, first, last);
    }
    return !whole;
}

void MeshBuilder::add_piece(const std::size_t* corners, const Border::Cut* const* cuts, std::size_t first, std::size_t last) {
    std::uint32_t piece[6];
    std::size_t count = 0;
    // The first two edges run with their axis, the other two against it.
    const auto add_end = [&](std::size_t edge, bool at_start) {
        if (cuts[edge % 4] == nullptr) return;
        const std::uint32_t point = at_start == (edge % 4 < 2) ? cuts[edge % 4]->low : cuts[edge % 4]->high;
        if (point != Border::none) piece[count++] = static_cast<std::uint32_t>(z_.size()) + point;
    };
    add_end(first + 3, false);
    for (std::size_t k = first; k <= last; ++k) piece[count++] = static_cast<std::uint32_t>(corners[k % 4]);
    add_end(last, true);
    for (std::size_t k = 2; k < count; ++k) {
        for (const std::uint32_t index : {piece[0], piece[k - 1], piece[k]}) mesh_.indices.push_back(index);
    }
}

IndexRange seen_from_below(const SurfaceMesh& mesh, const glm::dvec3& eye) {
    if (mesh.rows.size() < 2) return {0, 0};
    const std::size_t cells = mesh.rows.size() - 1;
    const glm::vec3 e(eye);
    std::size_t first = cells, last = 0;
    for (std::size_t j = 0; j <= cells; ++j) {
        bool below = false;
        for (std::size_t i = 0; i < mesh.columns; ++i) {
            const SurfaceVertex& v = mesh.vertices[j * mesh.columns + i];
            // Counts a little early, as triangles may turn away before their corners do.
            below |= (e.z - v.z) - v.slope_x * (e.x - v.x) - v.slope_y * (e.y - v.y) < 0.05F;
        }
        if (!below) continue;
        first = std::min(first, j > 0 ? j - 1 : 0);
        last = std::min(j + 1, cells);
    }
    if (first >= last) return {0, 0};
    return {mesh.rows[first], mesh.rows[last] - mesh.rows[first]};
}

}  // namespace ravine::render
