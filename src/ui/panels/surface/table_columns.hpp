// Chooses the columns of a table of the user's own that a network learns from.
#pragma once

#include "document/document.hpp"
#include "document/rows.hpp"
#include "ui/widgets/fields.hpp"

#include <memory>

namespace ravine::ui {

// Draws the inputs and the target. Sets the fault of columns that cannot be learned. Draws nothing where the document's table
// is not of this one. Requires a document with a network.
void draw_table_columns(const DataTable& table, Document& document, Fault& fault);

}  // namespace ravine::ui
