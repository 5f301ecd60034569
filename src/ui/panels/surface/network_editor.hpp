// Edits a network, its data, and the plane on which it is looked at.
#pragma once

#include "ui/commands.hpp"
#include "ui/model.hpp"
#include "ui/panels/surface/table_columns.hpp"
#include "ui/widgets/fields.hpp"

namespace ravine::ui {

struct NetworkEditing {
    Fault fault;                  // of the text, number or table taken last
    int tables_heard_of = 0;      // Model::table
    bool asks_for_table = false;  // the user's own data were chosen, and the link has none
    TableEditing own = {};
};

// Draws a button behind the last item, which begins to train a network instead of descending a surface.
void train_button(Commands& commands);

// Draws the editor. Requires a document with a network.
void draw_network_editor(const Model& model, Commands& commands, NetworkEditing& editing);

}  // namespace ravine::ui
