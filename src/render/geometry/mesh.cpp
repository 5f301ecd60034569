#include "render/geometry/mesh.hpp"

#include <cmath>

namespace ravine::render {
namespace {

// The mean of the finite values within `reach` of each element of a line of `count`, `stride` apart.
void blur_line(const double* in, double* out, std::size_t count, std::size_t stride, std::size_t reach) {
    double sum = 0, number = 0;
    const auto add = [&](std::size_t i, double sign) {
        const double value = in[i * stride];
        if (!std::isfinite(value)) return;
        sum += sign * value;
        number += sign;
    };
    for (std::size_t i = 0; i < std::min(reach, count); ++i) add(i, 1);
    for (std::size_t i = 0; i < count; ++i) {
        if (i + reach < count) add(i + reach, 1);
        if (i > reach) add(i - reach - 1, -1);
        out[i * stride] = number > 0.5 ? sum / number : in[i * stride];
    }
}

// How much lower than its neighbourhood's mean a point lies says how much of the sky is hidden from it: a cheap ambient
// occlusion, exact for none, but smooth, and dark where a pit is deep and narrow.
std::vector<double> openness(const std::vector<double>& z, std::size_t side) {
    const std::size_t reach = std::max<std::size_t>(side / 14, 1);
    std::vector<double> rows(z.size()), mean(z.size());
    for (std::size_t j = 0; j < side; ++j) blur_line(&z[j * side], &rows[j * side], side, 1, reach);
    for (std::size_t i = 0; i < side; ++i) blur_line(&rows[i], &mean[i], side, side, reach);
    for (std::size_t k = 0; k < z.size(); ++k) {
        const double depth = std::isfinite(z[k]) ? mean[k] - z[k] : 0;
        mean[k] = depth > 0 ? 1 / (1 + 7 * depth) : 1 + std::min(-3 * depth, 0.15);
    }
    return mean;
}

void add_cells(SurfaceMesh& mesh, const std::vector<double>& z, std::size_t side) {
    mesh.indices.reserve(6 * (side - 1) * (side - 1));
    for (std::size_t j = 0; j + 1 < side; ++j) {
        mesh.rows.push_back(mesh.indices.size());
        for (std::size_t i = 0; i + 1 < side; ++i) {
            const std::size_t a = j * side + i, b = a + 1, c = a + side, d = c + 1;
            if (!std::isfinite(z[a] + z[b] + z[c] + z[d])) continue;
            // Split along the diagonal that bends less, so that ridges and valleys are not sawn across.
            const bool rising = std::abs(z[a] - z[d]) < std::abs(z[b] - z[c]);
            const std::size_t corners[6] = {a, b, rising ? d : c, rising ? a : b, d, c};
            for (const std::size_t k : corners) mesh.indices.push_back(static_cast<std::uint32_t>(k));
        }
    }
    mesh.rows.push_back(mesh.indices.size());
}

}  // namespace

SurfaceMesh build_mesh(const Terrain& terrain) {
    const Samples& s = terrain.samples();
    if (s.side < 2) return {};
    const Heights& heights = terrain.heights();
    const double base = heights.contours().base;
    std::vector<double> z(s.f.size());
    for (std::size_t k = 0; k < z.size(); ++k) z[k] = std::isfinite(s.f[k]) ? heights(s.f[k]) : NAN;
    const std::vector<double> open = openness(z, s.side);

    SurfaceMesh mesh;
    mesh.vertices.resize(z.size());
    for (std::size_t k = 0; k < z.size(); ++k) {
        if (!std::isfinite(z[k])) continue;  // stays zero, is in no triangle
        const double slope = heights.slope(s.f[k]) * terrain.frame().scale();
        const auto steep = [&](double gradient) {
            const double value = slope * gradient;
            return static_cast<float>(std::isfinite(value) ? std::clamp(value, -1e4, 1e4) : 0.0);
        };
        const glm::dvec2 place = terrain.frame().to_world({s.x[k], s.y[k]});
        mesh.vertices[k] = {static_cast<float>(place.x),
                            static_cast<float>(place.y),
                            static_cast<float>(z[k]),
                            steep(s.fx[k]),
                            steep(s.fy[k]),
                            static_cast<float>(std::clamp(s.f[k] - base, -1e30, 1e30)),
                            static_cast<float>(open[k])};
    }
    add_cells(mesh, z, s.side);
    return mesh;
}

IndexRange seen_from_below(const SurfaceMesh& mesh, const glm::dvec3& eye) {
    if (mesh.rows.size() < 2) return {0, 0};
    const std::size_t cells = mesh.rows.size() - 1, side = cells + 1;
    const glm::vec3 e(eye);
    std::size_t first = cells, last = 0;
    for (std::size_t j = 0; j < side; ++j) {
        bool below = false;
        for (std::size_t i = 0; i < side; ++i) {
            const SurfaceVertex& v = mesh.vertices[j * side + i];
            // A little early, as a triangle may turn away where its corners do not yet.
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
