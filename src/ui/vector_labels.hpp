// The names of the selected racer's vectors, as small chips at the arrows' ends.
#pragma once

#include "render/renderer.hpp"

#include <span>
#include <string>

namespace ravine::ui {

// They cover neither each other nor the balls and their names (labels.hpp).
void vector_labels(std::span<const render::Tip> tips, std::span<const render::BallMark> balls,
                   std::span<const std::string> names, const render::Viewport& window);

}  // namespace ravine::ui
