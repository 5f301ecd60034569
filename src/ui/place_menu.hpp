// The menu of a place on the surface: what can be done there.
#pragma once

#include "document/config.hpp"

namespace ravine::ui {

enum class PlaceWish { none, start_all, start_selected, look };

// Opens the menu at the mouse.
void open_place_menu();

// Draws it while it is open. What is chosen of it, in the frame in which it is.
PlaceWish place_menu(const Config& config, Vector place);

}  // namespace ravine::ui
