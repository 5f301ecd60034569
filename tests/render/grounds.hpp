// What the tests of the picture stand on: losses by name, numbers at random, a mesh asked for its height.
#pragma once

#include "render/geometry/ground/focus.hpp"
#include "render/geometry/ground/mesh.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <random>
#include <string_view>

namespace ravine::render {

inline std::shared_ptr<const Loss> loss_of(std::string_view text) { return std::make_shared<const Loss>(*Loss::compile(text)); }

inline double between(std::mt19937& random, double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
}

inline Vector point_in(std::mt19937& random, const Box& box) {
    return {between(random, box.low.x, box.high.x), between(random, box.low.y, box.high.y)};
}

// A terrain and its mesh.
struct Ground {
    Terrain terrain;
    Samples samples;
    Contours contours;
    SurfaceMesh mesh;

    Ground(std::string_view loss, const Box& domain, HeightScale scale = HeightScale::automatic)
        : Ground(loss, domain, scale, Focus(domain)) {}
    Ground(std::string_view loss, const Box& domain, HeightScale scale, const Focus& focus)
        : terrain(loss_of(loss), domain, scale),
          samples(terrain.sample(choose_axes(terrain, focus, terrain.affordable_samples()))),
          contours(contours_within(terrain.heights(), samples, focus.box())),
          mesh(mesh_of(terrain, samples, contours)) {}

    static SurfaceMesh mesh_of(Terrain& terrain, const Samples& samples, const Contours& contours) {
        MeshBuilder builder(samples);
        builder.add_vertices(terrain, contours, 0, samples.rows());
        return builder.build(terrain, contours);
    }

    // The column or row of cells that a coordinate lies in.
    static std::size_t cell(const std::vector<double>& axis, double at) {
        const auto above = std::upper_bound(axis.begin() + 1, axis.end() - 1, at);
        return static_cast<std::size_t>(above - axis.begin()) - 1;
    }

    // Height of the drawn triangles over a point, or nothing where none is. Corners are rounded to single precision, which a
    // small cell feels.
    std::optional<double> drawn(Vector p) const {
        constexpr double slack = 2e-3;
        const glm::dvec2 w = terrain.frame().to_world(p);
        const std::size_t row = cell(samples.axes.y, p.y);
        for (std::size_t k = mesh.rows[row]; k < mesh.rows[row + 1]; k += 3) {
            const auto &a = corner(k), &b = corner(k + 1), &c = corner(k + 2);
            const double ux = b.x - a.x, uy = b.y - a.y, vx = c.x - a.x, vy = c.y - a.y, px = w.x - a.x, py = w.y - a.y;
            const double area = ux * vy - uy * vx, s = (px * vy - py * vx) / area, t = (ux * py - uy * px) / area;
            if (area > 0 && s >= -slack && t >= -slack && s + t <= 1 + slack) return a.z + s * (b.z - a.z) + t * (c.z - a.z);
        }
        return std::nullopt;
    }

    const SurfaceVertex& corner(std::size_t k) const { return mesh.vertices[mesh.indices[k]]; }
};

}  // namespace ravine::render
