// Layout of the panels: docked at the sides of a wide window, in one sheet at the bottom of a narrow one.
#pragma once

#include "document/document.hpp"
#include "render/geometry/view/camera.hpp"

namespace ravine::ui {

// Width in points below which windows get the sheet.
inline constexpr float narrowest_wide_window = 860;

bool is_wide_window();

// Opens a tab in the panel that has it, which is unfolded.
void open_tab(Tab tab, Document& document);

// Returns the part of a window that the panels leave free.
render::Viewport free_part(const Document& document, float width, float height);

}  // namespace ravine::ui
