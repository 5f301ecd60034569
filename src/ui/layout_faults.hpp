// Finds text that is cut off and panels that are in each other's way, for the tests.
//
// It looks at what Dear ImGui has drawn: letters that reach out of what they are clipped to, at its left or right side. What
// stands in a button or a slider is cut before it is drawn; such widgets say how much room their text has. Panels overlap
// nothing but what is above all of them by its nature (menus, tooltips), and do not leave the screen.
#pragma once

#include <string>
#include <vector>

namespace ravine::ui {

// Where text of the last frame is cut, in points, and the text where it is known; a letter that is cut above or below only has
// been scrolled there. Then the panels that overlap. To be called after a frame was rendered.
std::vector<std::string> layout_faults();

// Says that a text stands in so much room, in points, in the font in use.
void expect_room(const char* text, float room);

// Forgets what was said; at the begin of a frame.
void forget_rooms();

}  // namespace ravine::ui
