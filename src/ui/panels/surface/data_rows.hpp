// The rows of data of a loss's sums: their number, their origin, and a table to edit them.
#pragma once

#include "ui/commands.hpp"
#include "ui/model.hpp"
#include "ui/panels/surface/data_plot.hpp"
#include "ui/widgets/fields.hpp"

namespace ravine::ui {

struct DataRows {
    bool open = false;        // as a table
    Fault fault;              // of the rows taken or the number typed among them last
    int tables_heard_of = 0;  // Model::table
    DataPlot plot;

    // The table that was taken last, the rows that its columns were looked for, and those columns while rows come from it.
    std::shared_ptr<const DataTable> table = {};
    std::vector<Row> looked_for = {};
    std::optional<Columns> columns = {};
};

void draw_data_rows(const Model& model, Document& document, DataRows& data);

}  // namespace ravine::ui
