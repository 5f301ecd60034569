#include "document/network_table.hpp"

#include "document/typing.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

namespace ravine {
namespace {

// Returns the cell as make_table() reads it, or nothing where it has no value. "None" may be a class.
std::optional<std::string> cell_of(const TableLine& line, std::size_t column, bool numeric) {
    const std::string& cell = line.cells[column];
    if (!numeric) return cell.empty() || cell == "NA" || cell == "NaN" ? std::nullopt : std::optional(cell);
    const std::optional<double> number = read_decimal(cell);
    return number ? std::optional(fmt::format("{}", *number)) : std::nullopt;
}

// Appends a line's cells to the columns, or returns false where one of them has no value.
bool append(const TableLine& line, const DataTable& table, const std::vector<std::size_t>& chosen,
            std::vector<network::TextColumn>& columns) {
    if (line.cells.size() != table.cells) return false;
    std::vector<std::string> cells;
    for (const std::size_t column : chosen) {
        std::optional<std::string> cell = cell_of(line, column, table.holds_numbers(column));
        if (!cell) return false;
        cells.push_back(*std::move(cell));
    }
    for (std::size_t k = 0; k < cells.size(); ++k) columns[k].cells.push_back(std::move(cells[k]));
    return true;
}

// Returns true if a column holds 2 to 10 different words.
bool has_classes(const DataTable& table, std::size_t column) {
    std::set<std::string> words;
    for (const TableLine& line : table.lines) {
        if (line.cells.size() != table.cells) continue;
        if (const auto cell = cell_of(line, column, false)) words.insert(*cell);
        if (words.size() > network::most_classes) return false;
    }
    return words.size() > 1;
}

// Returns the column with a name or, where there is none, with a number from 1.
std::optional<std::size_t> find_column(const DataTable& table, std::string_view name) {
    const auto at = std::find(table.names.begin(), table.names.end(), name);
    if (at != table.names.end()) return static_cast<std::size_t>(at - table.names.begin());
    std::uint64_t number = 0;
    if (!type_whole("column", name, 1, table.cells, number)) return std::nullopt;
    return static_cast<std::size_t>(number - 1);
}

}  // namespace

std::optional<NetworkColumns> usual_network_columns(const DataTable& table) {
    if (table.cells < 2) return std::nullopt;
    NetworkColumns columns;
    columns.target = table.cells;
    for (std::size_t column = 0; column < table.cells; ++column) {
        if (!table.holds_numbers(column) && has_classes(table, column)) columns.target = column;
    }
    if (columns.target == table.cells && table.numeric.empty()) return std::nullopt;
    if (columns.target == table.cells) columns.target = table.numeric.back();
    for (const std::size_t column : table.numeric) {
        if (column != columns.target) columns.inputs.push_back(column);
    }
    if (columns.inputs.size() > 1 && counts_lines(table, columns.inputs.front())) columns.inputs.erase(columns.inputs.begin());
    columns.inputs.resize(std::min(columns.inputs.size(), network::most_inputs));
    if (columns.inputs.empty()) return std::nullopt;
    return columns;
}

Result<NetworkColumns> read_network_columns(const DataTable& table, std::string_view names) {
    NetworkColumns columns;
    for (const std::string_view part : split(names, ',')) {
        const std::string_view name = trim(part);
        const std::optional<std::size_t> column = name.empty() ? std::nullopt : find_column(table, name);
        if (column && std::find(columns.inputs.begin(), columns.inputs.end(), *column) != columns.inputs.end())
            return Failure{fmt::format("the column {} is named twice", quote(name))};
        if (!column) {
            std::vector<std::string> titles;
            for (std::size_t k = 0; k < table.cells; ++k) titles.push_back(table.title(k));
            return Failure{fmt::format("there is no column {}; there are {}", quote(name), fmt::join(titles, ", "))};
        }
        columns.inputs.push_back(*column);
    }
    columns.target = columns.inputs.back();
    columns.inputs.pop_back();
    if (columns.inputs.empty()) return Failure{fmt::format("{} names the target alone, and no input", quote(names))};
    return columns;
}

TakenColumns take_network_table(const DataTable& table, const NetworkColumns& columns, Document& document) {
    assert(document.experiment.network);
    std::vector<std::size_t> chosen = columns.inputs;
    chosen.push_back(columns.target);
    std::vector<network::TextColumn> texts;
    for (const std::size_t column : chosen) texts.push_back({table.title(column), {}});
    std::size_t skipped = 0, rows = 0;
    for (const TableLine& line : table.lines) {
        if (rows == network::most_samples) break;
        ++(append(line, table, chosen, texts) ? rows : skipped);
    }
    std::vector<std::string> complaints;
    if (skipped > 0)
        complaints.push_back(skipped == 1 ? "a line misses a value or a column; it is left out"
                                          : fmt::format("{} lines miss a value or a column; they are left out", skipped));
    if (rows + skipped < table.lines.size())
        complaints.push_back(fmt::format("there are {} lines; the first {} rows are used", table.lines.size(), rows));
    if (std::string cut = fault_of_size(table); !cut.empty()) complaints.push_back(std::move(cut));
    Result<network::Samples> samples = network::make_table(texts);
    if (!samples) complaints.push_back(samples.error().sentence);
    TakenColumns result{samples.has_value(), fmt::format("{}", fmt::join(complaints, "\n"))};
    if (!samples) return result;
    network::Problem& problem = *document.experiment.network;
    const network::Dataset before = problem.dataset;
    problem.dataset = network::usual_dataset(network::Dataset::Kind::own, network::share(*std::move(samples)));
    if (before.kind != network::Dataset::Kind::memory) problem.dataset.validation = before.validation;
    network::fit_to_data(problem);
    return result;
}

}  // namespace ravine
