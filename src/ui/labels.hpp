// Text in the picture: tick numbers at the floor's edges and the names of the balls, which never cover each other.
#pragma once

#include "render/renderer.hpp"

#include <span>
#include <string>

namespace ravine::ui {

// The start of all racers (-1) or of one: a ring to be grabbed, at a screen position in points.
void start_mark(int racer, double x, double y);

void axis_labels(const render::Camera& camera);

// names[i] goes beside balls[i], moved down where another label is already there.
void ball_labels(std::span<const render::BallMark> balls, std::span<const std::string> names);

}  // namespace ravine::ui
