// Finds cut-off text, texts over each other and overlapping panels, for the tests.
//
// Examines Dear ImGui's output for letters that reach out of their clipping, above and below where nothing scrolls, and for
// lines of text that overlap, unless a panel lies between them. Text of buttons and sliders is cut before it is drawn; such
// widgets report their room. Panels may only be covered by menus and tooltips, and must stay on the screen.
#pragma once

#include <string>
#include <vector>

struct ImGuiWindow;

namespace ravine::ui {

// Returns the places of cut-off and of overlapping text in the last frame, in points, with the text if known, and the
// overlapping panels. Ignores letters cut above or below in windows that scroll. Requires a rendered frame.
std::vector<std::string> layout_faults();

// Reports that a text has so much room, in points, in the current font.
void expect_room(const char* text, float room);

// Reports that a hand scrolls a window up and down.
void expect_scrolling(const ImGuiWindow& window);

// Forgets the reports. Requires a call at the beginning of a frame.
void forget_rooms();

}  // namespace ravine::ui
