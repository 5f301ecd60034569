#include "document/rows.hpp"

#include "document/table.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace ravine {
namespace {

constexpr std::size_t most_complaints = 3;

bool has_number(const TableLine& line) {
    return std::any_of(line.cells.begin(), line.cells.end(),
                       [](const std::string& cell) { return read_decimal(cell).has_value(); });
}

// Returns the number of cells that most lines with several cells have, 2 in a draw.
std::size_t usual_cells(const std::vector<TableLine>& lines) {
    std::map<std::size_t, std::size_t> counts;
    for (const TableLine& line : lines) ++counts[line.cells.size()];
    std::size_t usual = 2;
    for (const auto& [cells, count] : counts) {
        if (cells > 1 && count > counts[usual]) usual = cells;
    }
    return usual;
}

struct Columns {
    std::size_t u = 0, v = 1;
};

// Returns true if a column counts the lines: 0, 1, 2 … or 1, 2, 3 …
bool counts_lines(const std::vector<TableLine>& lines, std::size_t column, std::size_t cells) {
    std::optional<double> last;
    for (const TableLine& line : lines) {
        if (line.cells.size() != cells) continue;
        const auto number = read_decimal(line.cells[column]);
        const bool goes_on = number && (last ? *number == *last + 1 : *number == 0 || *number == 1);
        if (!goes_on) return false;
        last = number;
    }
    return last.has_value();
}

// Chooses two columns of a table with `count` of them. Returns nothing if fewer than two hold numbers.
std::optional<Columns> choose_columns(const std::vector<TableLine>& lines, const std::vector<std::string>& heading,
                                      std::size_t cells) {
    if (cells == 2) return Columns{};
    const auto count =
        std::count_if(lines.begin(), lines.end(), [&](const TableLine& line) { return line.cells.size() == cells; });
    if (count < 2) return std::nullopt;  // "1 2 3" may be anything
    std::vector<std::size_t> numeric;
    for (std::size_t column = 0; column < cells; ++column) {
        std::size_t numbers = 0, others = 0;
        for (const TableLine& line : lines) {
            if (line.cells.size() != cells || is_missing(line.cells[column])) continue;
            ++(read_decimal(line.cells[column]) ? numbers : others);
        }
        if (numbers > others) numeric.push_back(column);
    }
    const auto headed = [&](std::string_view name) { return std::find(heading.begin(), heading.end(), name); };
    if (heading.size() == cells && headed("u") != heading.end() && headed("v") != heading.end()) {
        return Columns{static_cast<std::size_t>(headed("u") - heading.begin()),
                       static_cast<std::size_t>(headed("v") - heading.begin())};
    }
    if (numeric.size() > 2 && numeric[0] == 0 && counts_lines(lines, 0, cells)) numeric.erase(numeric.begin());
    if (numeric.size() < 2) return std::nullopt;
    return Columns{numeric[0], numeric[1]};
}

// Returns the fault of a line that is no row, as the end of a sentence that begins with "it".
std::string fault_of(const TableLine& line, Columns columns, std::size_t cells) {
    if (line.cells.size() != cells) {
        return cells == 2 ? "is not two numbers" : fmt::format("has {} of {} columns", line.cells.size(), cells);
    }
    for (const std::size_t column : {columns.u, columns.v}) {
        if (!read_decimal(line.cells[column])) {
            return fmt::format("is not two numbers, for {} is none", quote(line.cells[column]));
        }
    }
    return "is not two numbers";
}

std::string tell_columns(Columns columns, std::size_t cells, const std::vector<std::string>& heading) {
    const auto name = [&](std::size_t column) {
        const std::size_t shift = heading.size() + 1 == cells ? 1 : 0;  // the heading may leave out the column of the index
        const bool named = column >= shift && column - shift < heading.size() && heading.size() + shift == cells;
        return named && !heading[column - shift].empty() ? fmt::format("{} ({})", column + 1, quote(heading[column - shift]))
                                                         : fmt::format("{}", column + 1);
    };
    return fmt::format("of {} columns, {} and {} are used as u and v", cells, name(columns.u), name(columns.v));
}

// Returns true if there are commas and each has three digits behind it: they may group thousands.
bool may_be_thousands(const std::vector<TableLine>& lines, Columns columns, std::size_t cells) {
    std::size_t groups = 0;
    for (const TableLine& line : lines) {
        if (line.cells.size() != cells) continue;
        for (const std::size_t column : {columns.u, columns.v}) {
            const std::string& cell = line.cells[column];
            const auto comma = cell.find(',');
            if (comma == std::string::npos) continue;
            const bool fits =
                cell.size() == comma + 4 && comma > 0 && cell.find_first_not_of("0123456789", comma + 1) == std::string::npos;
            if (!fits) return false;
            ++groups;
        }
    }
    return groups > 0;
}

}  // namespace

RowsResult read_rows(std::string_view text) {
    RowsResult result;
    std::vector<TableLine> lines = read_table(text);
    std::vector<std::string> heading;
    if (!lines.empty() && !has_number(lines[0])) {
        heading = std::move(lines[0].cells);
        lines.erase(lines.begin());
    }
    const std::size_t cells = usual_cells(lines);
    const auto chosen = choose_columns(lines, heading, cells);
    const Columns columns = chosen.value_or(Columns{});
    std::size_t rows = 0;
    for (const TableLine& line : lines) {
        result.has_numbers = result.has_numbers || has_number(line);
        const bool fits = chosen && line.cells.size() == cells;
        const auto u = fits ? read_decimal(line.cells[columns.u]) : std::nullopt;
        const auto v = fits ? read_decimal(line.cells[columns.v]) : std::nullopt;
        if (u && v) {
            if (++rows <= most_rows) result.rows.push_back({*u, *v});
            continue;
        }
        const bool misses = fits && (u || is_missing(line.cells[columns.u])) && (v || is_missing(line.cells[columns.v]));
        ++(misses ? result.skipped : result.left_out);
        if (result.skipped + result.left_out > most_complaints) continue;
        result.complaints.push_back(
            misses
                ? fmt::format("line {}: {} misses a value; it is skipped", line.number, quote(line.text))
                : fmt::format("line {}: {} {}; it is left out", line.number, quote(line.text), fault_of(line, columns, cells)));
    }
    if (const std::size_t told = result.skipped + result.left_out; told > most_complaints) {
        result.complaints.push_back(fmt::format("and {} more", told - most_complaints));
    }
    if (rows > 0 && cells > 2) result.complaints.push_back(tell_columns(columns, cells, heading));
    if (rows > 0 && may_be_thousands(lines, columns, cells)) {
        result.complaints.emplace_back("commas inside of numbers are read as decimal points");
    }
    if (rows > most_rows) {
        result.complaints.push_back(fmt::format("there are {} rows; the first {} are used", rows, most_rows));
    }
    if (text.size() > longest_table) {
        result.complaints.push_back(fmt::format("the table has {} bytes; the first {} are read", text.size(), longest_table));
    }
    return result;
}

std::string take_rows(const RowsResult& result, Document& document) {
    std::vector<std::string> complaints = result.complaints;
    const auto loss = Loss::compile(document.experiment.loss, result.rows, document.experiment.constants);
    if (result.rows.empty()) {
        complaints.emplace_back("there is no line of two numbers, like 1, 2.5");
    } else if (!loss) {
        complaints.push_back(fmt::format("the {} rows do not do: {}", result.rows.size(), loss.error().message));
    } else {
        document.experiment.data = result.rows;
    }
    return fmt::format("{}", fmt::join(complaints, "\n"));
}

}  // namespace ravine
