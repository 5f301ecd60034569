// Text in the picture: tick numbers at the floor's edges, values on contour lines, and the names of the balls, which never
// cover each other.
#pragma once

#include "render/renderer.hpp"

#include <span>
#include <string>

namespace ravine::ui {

void axis_labels(const render::Camera& camera);

// The values of contour lines, written along them.
void contour_labels(render::Renderer& renderer, const render::Camera& camera);

// names[i] goes beside balls[i], moved down where another label is already there.
void ball_labels(std::span<const render::BallMark> balls, std::span<const std::string> names);

}  // namespace ravine::ui
