// Chooses the columns of a table of the user's own that a network learns from.
#pragma once

#include "document/network_table.hpp"
#include "ui/widgets/fields.hpp"

#include <memory>
#include <optional>

namespace ravine::ui {

// The table that was dropped or pasted last while a network was trained.
struct TableEditing {
    std::shared_ptr<const DataTable> table = {};
    NetworkColumns columns = {};                           // that are chosen
    std::shared_ptr<const network::Samples> samples = {};  // that they gave, or null where they cannot be learned
};

// Draws the inputs and the target, and takes others. Sets the fault of columns that cannot be learned. Draws nothing where the
// document has another table by now. Requires a document with a network.
void draw_table_columns(TableEditing& editing, Document& document, Fault& fault);

// Takes the chosen columns. Requires a table and a document with a network.
void take_table_columns(TableEditing& editing, Document& document, Fault& fault);

}  // namespace ravine::ui
