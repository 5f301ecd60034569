// The gallery of the built-in surfaces: a button with the name of the present one, and what it opens.
#pragma once

#include "ui/panels.hpp"

namespace ravine::ui {

// A popup with a field to search and a grid of thumbnails. Typing filters, arrows move, Enter takes what is marked, first of
// all the first; Escape closes. A surface brings its domain, its start and its data.
void gallery_button(Config& config, State& state);

}  // namespace ravine::ui
