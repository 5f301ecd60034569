// Tables as texts have them, taken apart into lines of cells: comma-separated values, columns of a spreadsheet, Markdown, and
// lists of lists in the notation of JSON, Python or MATLAB.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

inline constexpr std::size_t longest_table = 1 << 20;  // bytes; what begins beyond them is not read

struct TableLine {
    std::size_t number;              // counted from 1
    std::string_view text;           // as it was written, without spaces around it
    std::vector<std::string> cells;  // without quotes and spaces around them
};

// The lines that are not empty, comments (# or %) or the rules of a Markdown table. Lines end with LF, CR or both. Cells are
// separated by the first of these that a line has outside of quotes: bars, semicolons, tabs, commas, and else spaces. A list of
// lists has a line for each of the inner ones.
std::vector<TableLine> read_table(std::string_view text);

// A finite decimal number, with U+2212 or a hyphen as its minus and a point or a single comma before its fraction.
std::optional<double> read_decimal(std::string_view cell);

// Returns true if a cell has no value: it is empty, or NA, NaN, null, None, a hyphen and the like.
bool is_missing(std::string_view cell);

}  // namespace ravine
