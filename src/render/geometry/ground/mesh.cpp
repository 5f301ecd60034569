#include "render/geometry/ground/mesh.hpp"

#include "render/geometry/ground/border.hpp"

#include <cmath>

namespace ravine::render {
namespace {

constexpr double steepest = 1e4;  // slope, for the arithmetic of shaders

// Makes vertices and cells.
class Builder {
  public:
    Builder(Terrain& terrain, const Samples& samples, const Contours& contours)
        : terrain_(terrain), samples_(samples), contours_(contours), columns_(samples.columns()), z_(samples.f.size(), NAN) {
        mesh_.columns = columns_;
        mesh_.vertices.resize(z_.size());
        for (std::size_t k = 0; k < z_.size(); ++k) {
            if (!std::isfinite(samples.f[k])) continue;  // stays zero, is in no triangle
            mesh_.vertices[k] = vertex({samples.x[k], samples.y[k]}, samples.f[k], samples.fx[k], samples.fy[k]);
            z_[k] = static_cast<double>(mesh_.vertices[k].z);
        }
    }

    SurfaceMesh build() {
        const Border border(terrain_, samples_, z_);
        border_ = &border;
        for (const BorderPoint& p : border.points()) mesh_.vertices.push_back(vertex(p.at, p.f, p.fx, p.fy));
        mesh_.indices.reserve(6 * z_.size());
        for (std::size_t j = 0; j + 1 < samples_.rows(); ++j) {
            mesh_.rows.push_back(mesh_.indices.size());
            for (std::size_t i = 0; i + 1 < columns_; ++i) add_cell(j * columns_ + i);
        }
        mesh_.rows.push_back(mesh_.indices.size());
        return std::move(mesh_);
    }

  private:
    SurfaceVertex vertex(Vector at, double f, double fx, double fy) const {
        const Height height = terrain_.heights().at(f);
        const glm::dvec2 slope = height.slope * terrain_.frame().scale();
        const auto steep = [](double product) {
            return static_cast<float>(std::isnan(product) ? 0.0 : std::clamp(product, -steepest, steepest));
        };
        const glm::dvec2 place = terrain_.frame().to_world(at);
        const RisingCurve::Value number = contours_.number(height.z);
        return {static_cast<float>(place.x),
                static_cast<float>(place.y),
                static_cast<float>(height.z),
                steep(slope.x * fx),
                steep(slope.y * fy),
                static_cast<float>(number.y),
                static_cast<float>(number.slope),
                static_cast<float>(terrain_.overview().openness(place))};
    }

    void add_cell(std::size_t a) {
        const std::size_t b = a + 1, c = a + columns_, d = c + 1;
        if (!border_->empty() && add_cut_cell(a)) return;
        if (!std::isfinite(z_[a])) return;
        // Splits along the diagonal that bends less, so that ridges and valleys are not serrated.
        const bool rising = std::abs(z_[a] - z_[d]) < std::abs(z_[b] - z_[c]);
        for (const std::size_t k : {a, b, rising ? d : c, rising ? a : b, d, c}) {
            mesh_.indices.push_back(static_cast<std::uint32_t>(k));
        }
    }

    // Adds a cell with a cut edge, or in a hole. Around the cell, every run of corners between two cuts is a piece that ends on
    // the cuts; its points lie around a rectangle, so it is convex.
    bool add_cut_cell(std::size_t a) {
        const std::size_t corners[4] = {a, a + 1, a + columns_ + 1, a + columns_};
        const Border::Cut* cuts[4] = {border_->along_x(a), border_->along_y(a + 1), border_->along_x(a + columns_),
                                      border_->along_y(a)};  // cuts[k] is between corners k and k + 1
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

    void add_piece(const std::size_t* corners, const Border::Cut* const* cuts, std::size_t first, std::size_t last) {
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

    Terrain& terrain_;
    const Samples& samples_;
    const Contours& contours_;
    std::size_t columns_;
    std::vector<double> z_;
    const Border* border_ = nullptr;
    SurfaceMesh mesh_;
};

}  // namespace

SurfaceMesh build_mesh(Terrain& terrain, const Samples& samples, const Contours& contours) {
    return Builder(terrain, samples, contours).build();
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
