// The gallery of the built-in surfaces.
#pragma once

#include "ui/commands.hpp"
#include "ui/model.hpp"

#include <string>

namespace ravine::ui {

struct Gallery {
    std::string search;
    int highlighted = 0;  // entry, of those found
};

// Draws a button with the name of the present surface, which opens a popup with a field to search and a grid of thumbnails.
// Typing filters, arrows move, Enter takes the marked one, at first the first; Escape closes. A surface sets its domain,
// its start, its data and its race, which plays from the start.
void gallery_button(const Model& model, Commands& commands, Gallery& gallery, float width);

}  // namespace ravine::ui
