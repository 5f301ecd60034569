#include "render/geometry/view/visibility.hpp"

#include <glm/geometric.hpp>

#include <array>
#include <cmath>

namespace ravine::render {
namespace {

constexpr std::size_t stops = 96;
constexpr double highest = 1.25 * relief;  // above any ground

// Returns the distance from a point beyond which nothing can hide it: above all ground, across the domain, or at the eye.
double way_to_clear(const glm::dvec3& point, const glm::dvec3& direction, double to_eye, glm::dvec2 half) {
    double way = to_eye;
    if (direction.z > 0) way = std::min(way, (highest - point.z) / direction.z);
    const double across = std::hypot(direction.x, direction.y);
    const double farthest = glm::length(glm::dvec2(point)) + glm::length(half);
    if (across > 0) way = std::min(way, farthest / across);
    return std::max(way, 0.0);
}

}  // namespace

bool is_hidden(const glm::dvec3& point, const glm::dvec3& eye, Terrain& terrain) {
    const glm::dvec2 half = terrain.frame().half();
    const double to_eye = glm::distance(point, eye);
    if (to_eye <= 0) return false;
    const glm::dvec3 direction = (eye - point) / to_eye;
    const double stride = way_to_clear(point, direction, to_eye, half) / stops;
    std::array<double, stops> x, y, ground;
    for (std::size_t i = 0; i < stops; ++i) {
        const Vector at = terrain.frame().to_domain(glm::dvec2(point + stride * static_cast<double>(i + 1) * direction));
        x[i] = at.x;
        y[i] = at.y;
    }
    terrain.lift(x, y, ground);
    bool under = false;
    for (std::size_t i = 0; i < stops; ++i) {
        const glm::dvec3 stop = point + stride * static_cast<double>(i + 1) * direction;
        const bool inside = std::abs(stop.x) <= half.x && std::abs(stop.y) <= half.y;
        if (inside && under && ground[i] <= stop.z) return true;
        under = inside && ground[i] > stop.z;
    }
    return false;
}

}  // namespace ravine::render
