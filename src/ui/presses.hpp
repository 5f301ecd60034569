// Presses of the mouse's buttons, which a finger presses too, followed event by event: in one frame that takes long a hand may
// press, go a way, come back and let go, and what was a drag shall not be taken for a click.
#pragma once

#include <imgui.h>

namespace ravine::ui {

inline constexpr float slip = 5;  // points that a hand may move during a click

// Follows the events of a frame. To be called once in each, after it has begun.
void follow_presses();

// The farthest, in points, that the last press of a button has been from where it began. It may still be on.
float reach_of_press(ImGuiMouseButton button);

// True where the last press of a button is a drag: it has been farther than a hand slips, even if it came back.
bool is_drag(ImGuiMouseButton button);

// True where the last press of a button is the second of two clicks.
bool is_second_click(ImGuiMouseButton button);

}  // namespace ravine::ui
