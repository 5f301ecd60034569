// The menu of schedules (document/schedule_presets.hpp) of one parameter.
#pragma once

#include "document/document.hpp"
#include "document/schedule_presets.hpp"

namespace ravine::ui {

inline constexpr const char* schedule_menu_id = "schedules";

// Draws the menu if ImGui::OpenPopup(schedule_menu_id) has opened it. The choice becomes the racer's setting: a formula, or
// again its number. Returns true if something was chosen.
bool schedule_menu(Racer& racer, const Parameter& parameter, int steps);

}  // namespace ravine::ui
