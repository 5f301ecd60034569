// The parts around the race's editors that docked and small panels share.
#pragma once

#include "ui/commands.hpp"
#include "ui/model.hpp"

namespace ravine::ui {

// Draws undo and redo, as high as a line.
void undo_buttons(const Model& model, Commands& commands);

// Tells that a link locks the race, and offers to unlock it.
void lock(PageState& page);

}  // namespace ravine::ui
