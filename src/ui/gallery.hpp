// The gallery of the built-in surfaces.
#pragma once

#include "ui/panels.hpp"

namespace ravine::ui {

// Draws a button with the name of the present surface, which opens a popup with a field to search and a grid of thumbnails.
// Typing filters, arrows move, Enter takes the marked one, at first the first; Escape closes. A surface sets its domain, its
// start and its data.
void gallery_button(Document& document, State& state);

}  // namespace ravine::ui
