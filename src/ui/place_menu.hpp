// The menu of a place on the surface.
#pragma once

#include "document/document.hpp"

namespace ravine::ui {

enum class PlaceWish { none, start_all, start_selected, look };

// Opens the menu at the mouse.
void open_place_menu();

// Draws the menu while it is open. Returns the chosen entry in the frame in which it is chosen.
PlaceWish place_menu(const Document& document, Vector place);

}  // namespace ravine::ui
