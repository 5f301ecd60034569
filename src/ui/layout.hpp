// The part of a window that the panels leave to the picture.
#pragma once

#include "document/document.hpp"
#include "render/geometry/view/camera.hpp"

#include <imgui.h>

namespace ravine::ui {

// Of windows that are panels: they stay where the layout puts them.
inline constexpr ImGuiWindowFlags panel_flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                                ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                                ImGuiWindowFlags_NoBringToFrontOnFocus;

// Returns true if panels are docked at both sides of the window.
bool is_wide_window();

// Opens a tab in the panel that has it, which is unfolded.
void open_tab(Tab tab, Document& document);

// Returns the part of a window that the panels leave free.
render::Viewport free_part(const Document& document, float width, float height);

}  // namespace ravine::ui
