#include "render/geometry/paths/rolling.hpp"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace ravine::render {
namespace {

constexpr std::size_t remembered = 64;
constexpr double longest_move = 1e3;  // world; a ball that jumps farther is not seen rolling

glm::dvec3 place(const Track& track, const Terrain& terrain, std::size_t step) {
    return {terrain.frame().to_world({track.x[step], track.y[step]}), terrain.heights()(track.loss[step])};
}

// Applies Rodrigues' rotation, for a part of the move from a step to the next.
glm::dvec3 roll(const glm::dvec3& pole, const Track& track, const Terrain& terrain, std::size_t step, double part) {
    const glm::dvec3 move = place(track, terrain, step + 1) - place(track, terrain, step);
    const double across = std::hypot(move.x, move.y), length = glm::length(move);
    if (!(across > 0 && length < longest_move)) return pole;
    const glm::dvec3 axis{-move.y / across, move.x / across, 0};
    const double angle = part * length / Rolling::radius, c = std::cos(angle), s = std::sin(angle);
    return glm::normalize(c * pole + s * glm::cross(axis, pole) + (1 - c) * glm::dot(axis, pole) * axis);
}

}  // namespace

glm::dvec3 Rolling::pole(const Track& track, const Terrain& terrain, double step) {
    glm::dvec3 pole{0, 0, 1};
    if (track.empty()) return pole;
    const double moment = std::clamp(step, 0.0, static_cast<double>(track.last()));
    const auto last = static_cast<std::size_t>(moment);
    if (poles_.empty()) poles_.push_back(pole);
    std::size_t k = std::min(last / remembered, poles_.size() - 1) * remembered;
    pole = poles_[k / remembered];
    for (; k < last; ++k) {
        pole = roll(pole, track, terrain, k, 1);
        if ((k + 1) / remembered == poles_.size()) poles_.push_back(pole);
    }
    const double part = moment - static_cast<double>(last);
    return part > 0 ? roll(pole, track, terrain, last, part) : pole;
}

}  // namespace ravine::render
