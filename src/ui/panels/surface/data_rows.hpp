// The rows of data of a loss's sums: their number, their origin, and a table to edit them.
#pragma once

#include "ui/commands.hpp"
#include "ui/model.hpp"
#include "ui/widgets/fields.hpp"

namespace ravine::ui {

struct DataRows {
    bool open = false;        // as a table
    Fault fault;              // of the rows taken or the number typed among them last
    int tables_heard_of = 0;  // Model::table
};

void draw_data_rows(const Model& model, Document& document, DataRows& data);

}  // namespace ravine::ui
