// Layout of the panels: docked at the sides of a wide window, in one sheet at the bottom of a narrow one.
#pragma once

#include "render/geometry/camera.hpp"
#include "ui/panels.hpp"

namespace ravine::ui {

// Width in points below which windows get the sheet.
inline constexpr float narrowest_wide_window = 860;

// Returns the part of a window that the panels leave free.
render::Viewport free_part(const Document& document, float width, float height);

// Draws all panels.
void panels(Document& document, Player& player, State& state);

}  // namespace ravine::ui
