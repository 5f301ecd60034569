// Edits a network, its data, and the plane on which it is looked at.
#pragma once

#include "ui/commands.hpp"
#include "ui/model.hpp"
#include "ui/widgets/fields.hpp"

namespace ravine::ui {

// The fault of the text or number typed last.
struct NetworkEditing {
    Fault fault;
};

// Draws a button behind the last item, which begins to train a network instead of descending a surface.
void train_button(Commands& commands);

// Draws the editor. Requires a document with a network.
void draw_network_editor(const Model& model, Commands& commands, NetworkEditing& editing);

}  // namespace ravine::ui
