// Rows of data out of a text that somebody pasted: a piece of CSV, or two columns of a spreadsheet.
//
// A row is a line of two decimal numbers with a semicolon, tab, comma or spaces in between. Blank lines do not count, nor
// does a first line without any number, which is a heading. What else is no row is named and left out.
#pragma once

#include "race/config.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

struct RowsResult {
    std::vector<Row> rows;
    std::size_t left_out = 0;             // lines that are no rows
    std::vector<std::string> complaints;  // a few sentences, whatever the number of lines left out

    // Whether the text was meant as rows: most of its lines are.
    bool convincing() const { return rows.size() > left_out; }
};

RowsResult read_rows(std::string_view text);

// Makes the rows the config's data and returns what is wrong with them, a sentence a line. Where there are none, or more than
// the loss can add up over, the config stays as it is.
std::string take_rows(const RowsResult& result, Config& config);

}  // namespace ravine
