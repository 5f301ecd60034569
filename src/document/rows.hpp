// Reads rows of data from pasted, dropped or linked text: CSV, columns of a spreadsheet, a Markdown table, or a list of lists
// (document/table.hpp).
//
// A row is a line of two decimal numbers. A first line without any number is a heading. Of three columns or more those headed u
// and v count; otherwise the first two of numbers, after one that counts the rows. A message tells which were taken. Rows with
// a missing value are skipped; other lines are left out, and complaints name them.
#pragma once

#include "document/document.hpp"
#include "document/table.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// The columns of a table that are u and v, counted from 0.
struct Columns {
    std::size_t u = 0, v = 1;

    bool operator==(const Columns&) const = default;
};

// A pasted or dropped table, of which two columns become rows.
struct DataTable {
    std::vector<TableLine> lines;         // without the heading
    std::size_t cells = 2;                // of most lines
    std::vector<std::string> names = {};  // of all columns, "" for one without
    std::vector<std::size_t> numeric;     // the columns that hold numbers
    std::optional<Columns> chosen;        // unless told otherwise; nothing if fewer than two columns hold numbers
    std::size_t bytes = 0;

    // Returns the name of a column for the user, as "hours" or "column 2".
    std::string title(std::size_t column) const;

    bool holds_numbers(std::size_t column) const;
};

struct RowsResult {
    std::vector<Row> rows;
    std::size_t left_out = 0;               // lines that are not rows
    std::vector<std::string> complaints;    // a few sentences, however many lines are left out
    std::size_t skipped = 0;                // rows with a missing value
    bool has_numbers = false;               // at least one cell is a number
    std::array<std::string, 2> names = {};  // of the two columns, or ""

    // Returns true if the text was meant as rows: most of its lines are.
    bool convincing() const { return rows.size() > left_out; }
};

DataTable read_data_table(std::string_view text);

// Tells that the text was longer than a table may be, or returns "".
std::string fault_of_size(const DataTable& table);

// Returns true if a column counts the lines: 0, 1, 2 ... or 1, 2, 3 ...
bool counts_lines(const DataTable& table, std::size_t column);

// Returns the rows of two columns.
RowsResult rows_of(const DataTable& table, Columns columns);

// Returns the rows of the chosen columns, and tells which of many were chosen.
RowsResult rows_of(const DataTable& table);
RowsResult read_rows(std::string_view text);

// Returns the columns of a table that rows come from, or nothing.
std::optional<Columns> columns_of(const DataTable& table, std::span<const Row> rows);

// Makes the rows the document's data, under their columns' names. Returns what is wrong with them, one sentence per line.
// Without rows, or with more than the loss can sum over, the document stays unchanged.
std::string take_rows(const RowsResult& result, Document& document);

// The table of numbers that was dropped or pasted last: its panel may be closed then, and tells the fault once it opens.
struct TakenTable {
    int number = 0;  // counts tables
    std::string fault;
    std::shared_ptr<const DataTable> table = {};
};

}  // namespace ravine
