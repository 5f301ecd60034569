// One lamp over the viewer's left shoulder, shared by the surface and the balls.
#pragma once

#include "render/geometry/view/camera.hpp"

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

namespace ravine::render {

// Returns the direction of the lamp. It turns with the viewer: relief is lit from the upper left at every azimuth, as eyes
// expect it.
inline glm::dvec3 lamp(const Camera& camera) {
    const double azimuth = glm::radians(camera.view().azimuth - 75.0);
    return glm::normalize(glm::dvec3(std::cos(azimuth), std::sin(azimuth), 1.25));
}

}  // namespace ravine::render
