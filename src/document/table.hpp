// Splits text into lines of cells: comma-separated values, columns of a spreadsheet, Markdown tables, and lists of lists in the
// notation of JSON, Python or MATLAB.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

inline constexpr std::size_t longest_table = 1 << 20;  // bytes; further lines are not read

struct TableLine {
    std::size_t number;              // from 1
    std::string text;                // as written, without spaces around it
    std::vector<std::string> cells;  // without quotes and spaces around them
};

// Returns the lines, without empty ones, comments (# or %) and the rules of a Markdown table. Lines end with LF, CR or both.
// Cells are separated by the first of these that a line has outside quotes: bars, semicolons, tabs, commas, spaces. Each inner
// list of a list of lists is a line.
std::vector<TableLine> read_table(std::string_view text);

// Reads a finite decimal number, with U+2212 or a hyphen as its minus and a point or a single comma before its fraction.
std::optional<double> read_decimal(std::string_view cell);

// Returns true if a cell has no value: it is empty, or NA, NaN, null, None, a hyphen and the like.
bool is_missing(std::string_view cell);

}  // namespace ravine
