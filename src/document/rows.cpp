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

// Returns the columns that hold more numbers than other things.
std::vector<std::size_t> numeric_columns(const DataTable& table) {
    std::vector<std::size_t> numeric;
    for (std::size_t column = 0; column < table.cells; ++column) {
        std::size_t numbers = 0, others = 0;
        for (const TableLine& line : table.lines) {
            if (line.cells.size() != table.cells || is_missing(line.cells[column])) continue;
            ++(read_decimal(line.cells[column]) ? numbers : others);
        }
        if (numbers > others) numeric.push_back(column);
    }
    return numeric;
}

// Chooses two columns: those headed u and v, or else the first two of numbers, after one that counts the lines.
std::optional<Columns> choose_columns(const DataTable& table) {
    if (table.cells == 2) return Columns{};
    const auto count = std::count_if(table.lines.begin(), table.lines.end(),
                                     [&](const TableLine& line) { return line.cells.size() == table.cells; });
    if (count < 2) return std::nullopt;  // "1 2 3" may be anything
    const auto headed = [&](std::string_view name) {
        return static_cast<std::size_t>(std::find(table.names.begin(), table.names.end(), name) - table.names.begin());
    };
    if (headed("u") < table.cells && headed("v") < table.cells) return Columns{headed("u"), headed("v")};
    std::vector<std::size_t> numeric = table.numeric;
    if (numeric.size() > 2 && numeric[0] == 0 && counts_lines(table, 0)) numeric.erase(numeric.begin());
    if (numeric.size() < 2) return std::nullopt;
    return Columns{numeric[0], numeric[1]};
}

// Returns the names of all columns out of a heading, which may leave out the column of the index.
std::vector<std::string> names_of(std::vector<std::string> heading, std::size_t cells) {
    if (heading.size() + 1 == cells) heading.insert(heading.begin(), "");
    if (heading.size() != cells) heading.clear();
    heading.resize(cells);
    return heading;
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

std::string tell_columns(const DataTable& table, Columns columns) {
    const auto name = [&](std::size_t column) {
        const std::string& own = table.names[column];
        return own.empty() ? fmt::format("{}", column + 1) : fmt::format("{} ({})", column + 1, quote(own));
    };
    return fmt::format("of {} columns, {} and {} are used as u and v", table.cells, name(columns.u), name(columns.v));
}

std::optional<Row> first_row(const DataTable& table, Columns columns) {
    for (const TableLine& line : table.lines) {
        if (line.cells.size() != table.cells) continue;
        const auto u = read_decimal(line.cells[columns.u]), v = read_decimal(line.cells[columns.v]);
        if (u && v) return Row{*u, *v};
    }
    return std::nullopt;
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

std::string DataTable::title(std::size_t column) const {
    return names[column].empty() ? fmt::format("column {}", column + 1) : names[column];
}

bool DataTable::holds_numbers(std::size_t column) const {
    return std::find(numeric.begin(), numeric.end(), column) != numeric.end();
}

DataTable read_data_table(std::string_view text) {
    DataTable table;
    table.lines = read_table(text);
    table.bytes = text.size();
    if (table.bytes > longest_table && !table.lines.empty()) table.lines.pop_back();  // which may be a part of one
    std::vector<std::string> heading;
    if (!table.lines.empty() && !has_number(table.lines[0])) {
        heading = std::move(table.lines[0].cells);
        table.lines.erase(table.lines.begin());
    }
    table.cells = usual_cells(table.lines);
    table.names = names_of(std::move(heading), table.cells);
    table.numeric = numeric_columns(table);
    table.chosen = choose_columns(table);
    return table;
}

std::string fault_of_size(const DataTable& table) {
    if (table.bytes <= longest_table) return "";
    return fmt::format("the table has {} bytes; the first {} are read", table.bytes, longest_table);
}

bool counts_lines(const DataTable& table, std::size_t column) {
    std::optional<double> last;
    for (const TableLine& line : table.lines) {
        if (line.cells.size() != table.cells) continue;
        const auto number = read_decimal(line.cells[column]);
        const bool goes_on = number && (last ? *number == *last + 1 : *number == 0 || *number == 1);
        if (!goes_on) return false;
        last = number;
    }
    return last.has_value();
}

RowsResult rows_of(const DataTable& table, Columns columns) {
    RowsResult result;
    std::size_t rows = 0;
    const std::size_t cells = table.cells;
    for (const TableLine& line : table.lines) {
        result.has_numbers = result.has_numbers || has_number(line);
        const bool fits = table.chosen && line.cells.size() == cells;
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
    if (rows > 0 && may_be_thousands(table.lines, columns, cells)) {
        result.complaints.emplace_back("commas inside of numbers are read as decimal points");
    }
    if (rows > most_rows) {
        result.complaints.push_back(fmt::format("there are {} rows; the first {} are used", rows, most_rows));
    }
    if (std::string cut = fault_of_size(table); !cut.empty()) result.complaints.push_back(std::move(cut));
    result.names = {table.names[columns.u], table.names[columns.v]};
    return result;
}

RowsResult rows_of(const DataTable& table) {
    const Columns columns = table.chosen.value_or(Columns{});
    RowsResult result = rows_of(table, columns);
    if (!result.rows.empty() && table.cells > 2) result.complaints.push_back(tell_columns(table, columns));
    return result;
}

RowsResult read_rows(std::string_view text) { return rows_of(read_data_table(text)); }

std::optional<Columns> columns_of(const DataTable& table, std::span<const Row> rows) {
    if (rows.empty()) return std::nullopt;
    for (const std::size_t u : table.numeric) {
        for (const std::size_t v : table.numeric) {
            if (u == v || first_row(table, {u, v}) != rows.front()) continue;
            const std::vector<Row> own = rows_of(table, {u, v}).rows;
            if (std::equal(own.begin(), own.end(), rows.begin(), rows.end())) return Columns{u, v};
        }
    }
    return std::nullopt;
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
        name_columns(document.experiment, result.names[0], result.names[1]);
    }
    return fmt::format("{}", fmt::join(complaints, "\n"));
}

}  // namespace ravine
