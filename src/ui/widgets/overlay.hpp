// A box over what follows in a panel, so that nothing moves when it comes or goes.
#pragma once

#include <imgui.h>

#include <optional>

namespace ravine::ui {

// Begins the box below the last line, above it where it does not fit below, or at a height of the screen, as wide as the
// contents of the panel. `is_new`: scrolls to it, unless it is above. Requires end_overlay().
void begin_overlay(const char* id, ImVec4 edge, bool is_new, std::optional<float> top = {});

// Ends the box; what follows is placed as if it were not there. Returns true if a press beside it or Escape closes it.
bool end_overlay();

// Returns true if a box is open that Escape closes; close_overlay() does that in this frame.
bool overlay_is_open();
void close_overlay();

}  // namespace ravine::ui
