// Reads rows of data from pasted, dropped or linked text: CSV, columns of a spreadsheet, a Markdown table, or a list of lists
// (document/table.hpp).
//
// A row is a line of two decimal numbers. A first line without any number is a heading. Of three columns or more those headed u
// and v count; otherwise the first two of numbers, after one that counts the rows. A message tells which were taken. Rows with
// a missing value are skipped; other lines are left out, and complaints name them.
#pragma once

#include "document/document.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

struct RowsResult {
    std::vector<Row> rows;
    std::size_t left_out = 0;             // lines that are not rows
    std::vector<std::string> complaints;  // a few sentences, however many lines are left out
    std::size_t skipped = 0;              // rows with a missing value
    bool has_numbers = false;             // at least one cell is a number

    // Returns true if the text was meant as rows: most of its lines are.
    bool convincing() const { return rows.size() > left_out; }
};

RowsResult read_rows(std::string_view text);

// Makes the rows the document's data. Returns what is wrong with them, one sentence per line. Without rows, or with more than
// the loss can sum over, the document stays unchanged.
std::string take_rows(const RowsResult& result, Document& document);

// The table of numbers that was dropped or pasted last: its panel may be closed then, and tells the fault once it opens.
struct TakenTable {
    int number = 0;  // counts tables
    std::string fault;
};

}  // namespace ravine
