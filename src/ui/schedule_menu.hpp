// The menu of ready-made schedules (race/schedule_presets.hpp) of one parameter.
#pragma once

#include "document/config.hpp"
#include "document/schedule_presets.hpp"

namespace ravine::ui {

inline constexpr const char* schedule_menu_id = "schedules";

// Draws the menu if ImGui::OpenPopup(schedule_menu_id) has opened it. What is chosen becomes the racer's setting: a formula,
// or the number behind it again. True when something was.
bool schedule_menu(Racer& racer, const Parameter& parameter, int steps);

}  // namespace ravine::ui
