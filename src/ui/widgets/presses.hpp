// Presses of the mouse's buttons, or of a finger, followed event by event: within one slow frame a hand may press, move away,
// come back and release, and such a drag must not count as a click.
#pragma once

#include <imgui.h>

namespace ravine::ui {

inline constexpr float slip = 5;  // points that a hand may move during a click

// Follows the events of a frame. Requires one call per frame, after it has begun.
void follow_presses();

// Returns the farthest distance, in points, of the last press of a button from its beginning. The press may still be on.
float reach_of_press(ImGuiMouseButton button);

// Returns true if the last press of a button is a drag: it has been farther than `slip`, even if it came back.
bool is_drag(ImGuiMouseButton button);

// Returns true if the last press of a button is the second of two clicks.
bool is_second_click(ImGuiMouseButton button);

// Returns true if the last input of a hand was a finger's, which hovers over nothing.
bool by_finger();

}  // namespace ravine::ui
