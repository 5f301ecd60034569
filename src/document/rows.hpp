// Rows of data out of a text that somebody pasted, dropped or put into a link: a piece of CSV, two columns of a spreadsheet, a
// table of Markdown, or a list of lists (race/table.hpp).
//
// A row is a line of two decimal numbers. A first line without any number is a heading. Of three columns or more those count
// that are headed u and v; else the first two of numbers, without one before them that counts the rows. Which they are is told.
// A row with a missing value is skipped, and what else is no row is named by its line and left out.
#pragma once

#include "document/config.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

struct RowsResult {
    std::vector<Row> rows;
    std::size_t left_out = 0;             // lines that are no rows
    std::vector<std::string> complaints;  // a few sentences, whatever the number of lines left out
    std::size_t skipped = 0;              // rows with a missing value
    bool has_numbers = false;             // whether any cell is one

    // Whether the text was meant as rows: most of its lines are.
    bool convincing() const { return rows.size() > left_out; }
};

RowsResult read_rows(std::string_view text);

// Makes the rows the config's data and returns what is wrong with them, a sentence a line. Where there are none, or more than
// the loss can add up over, the config stays as it is.
std::string take_rows(const RowsResult& result, Config& config);

}  // namespace ravine
