// The names of the selected racer's vectors, as small chips at the arrows' ends.
#pragma once

#include "render/geometry/labels/chips.hpp"

#include <imgui.h>

#include <span>

namespace ravine::ui {

// They cover neither each other nor what is taken: the balls and their names (BallLabels::taken).
void vector_labels(ImDrawList& list, std::span<const render::Tip> tips, std::span<const render::Chip> taken,
                   const render::Viewport& window);

}  // namespace ravine::ui
