// Finds text that is cut off, for the tests.
//
// It looks at what Dear ImGui has drawn: letters that reach out of what they are clipped to, at its left or right side. What
// stands in a button or a slider is cut before it is drawn; such widgets say how much room their text has.
#pragma once

#include <imgui.h>

#include <string>
#include <vector>

namespace ravine::ui {

// Where text of the last frame is cut, in points, and the text where it is known. A letter that is cut above or below only has
// been scrolled there.
std::vector<std::string> cut_text(const ImDrawData& data);

// Says that a text stands in so much room, in points, in the font in use.
void expect_room(const char* text, float room);

// Forgets what was said; at the begin of a frame.
void forget_rooms();

}  // namespace ravine::ui
