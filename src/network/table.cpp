#include "network/table.hpp"

#include "formula/number.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace ravine::network {
namespace {

constexpr double largest_number = 1e100;  // whose squares can be added up

// Returns the numbers of cells, or nothing where one of them is none.
std::optional<std::vector<double>> numbers_of(const std::vector<std::string>& cells) {
    std::vector<double> numbers;
    for (const std::string& cell : cells) {
        const std::optional<double> number = read_number(cell);
        if (!number || !(std::abs(*number) <= largest_number)) return std::nullopt;
        numbers.push_back(*number);
    }
    return numbers;
}

// Returns the number of classes that numbers are of: 0, 1, ... without a gap. Returns 0 where they are values.
std::size_t count_classes(const std::vector<double>& numbers) {
    std::vector<bool> found(most_classes, false);
    for (const double number : numbers) {
        const bool is_class = number >= 0 && number < static_cast<double>(most_classes) && number == static_cast<int>(number);
        if (!is_class) return 0;
        found[static_cast<std::size_t>(number)] = true;
    }
    const auto count = static_cast<std::size_t>(std::find(found.begin(), found.end(), false) - found.begin());
    const bool gap = std::find(found.begin() + static_cast<std::ptrdiff_t>(count), found.end(), true) != found.end();
    return gap ? 0 : count;
}

// Sets targets and classes from words.
void set_classes(const std::vector<std::string>& cells, Samples& samples) {
    std::vector<std::string>& names = samples.class_names;
    for (const std::string& text : cells) {
        const std::string cell = column_name(text);
        const auto at = std::find(names.begin(), names.end(), cell) - names.begin();
        if (at == static_cast<std::ptrdiff_t>(names.size())) names.push_back(cell);
        samples.targets.push_back(static_cast<double>(at));
    }
    samples.classes = names.size();
}

}  // namespace

Result<Samples> make_table(std::span<const TextColumn> columns) {
    if (columns.size() < 2 || columns.size() > most_inputs + 1)
        return Failure{fmt::format("a table has 1 to {} columns of inputs and then one of targets, not {} columns", most_inputs,
                                   columns.size())};
    Samples samples;
    samples.inputs = columns.size() - 1;
    const std::size_t rows = columns[0].cells.size();
    if (rows < fewest_samples || rows > most_samples)
        return Failure{fmt::format("a table has {} to {} rows, not {}", fewest_samples, most_samples, rows)};
    samples.values.resize(rows * samples.inputs);
    for (std::size_t k = 0; k < columns.size(); ++k) {
        samples.names.push_back(column_name(columns[k].name));
        if (k == samples.inputs) break;
        const auto numbers = numbers_of(columns[k].cells);
        if (!numbers) return Failure{fmt::format("the column {} is not of numbers", quote(columns[k].name))};
        for (std::size_t row = 0; row < rows; ++row) samples.values[row * samples.inputs + k] = (*numbers)[row];
    }
    const TextColumn& target = columns.back();
    if (auto numbers = numbers_of(target.cells)) {
        samples.classes = count_classes(*numbers);
        samples.targets = *std::move(numbers);
    } else {
        set_classes(target.cells, samples);
    }
    const bool alike = std::equal(samples.targets.begin() + 1, samples.targets.end(), samples.targets.begin());
    if (alike) return Failure{fmt::format("the column {} has one value alone", quote(target.name))};
    if (samples.classes > most_classes)
        return Failure{fmt::format("the column {} has {} words; classes are {} at most", quote(target.name), samples.classes,
                                   most_classes)};
    if (const std::size_t bytes = write_table_text(samples).size(); bytes > longest_table_text)
        return Failure{
            fmt::format("the table has {} bytes, and a link holds {}; take fewer columns or rows", bytes, longest_table_text)};
    return samples;
}

Result<Samples> read_table_text(std::string_view text) {
    const std::vector<std::string_view> lines = split(text, ';');
    if (lines.size() > most_samples + 1)
        return Failure{fmt::format("a table has {} to {} rows, not {}", fewest_samples, most_samples, lines.size() - 1)};
    std::vector<TextColumn> columns;
    for (const std::string_view name : split(lines[0], ',')) columns.push_back({std::string(trim(name)), {}});
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const std::vector<std::string_view> cells = split(lines[i], ',');
        if (cells.size() != columns.size())
            return Failure{fmt::format("row {} has {} cells, and there are {} names", i, cells.size(), columns.size())};
        for (std::size_t k = 0; k < cells.size(); ++k) columns[k].cells.emplace_back(trim(cells[k]));
    }
    return make_table(columns);
}

std::string write_table_text(const Samples& samples) {
    std::string text = fmt::format("{}", fmt::join(samples.names, ","));
    for (std::size_t row = 0; row < samples.rows(); ++row) {
        text += ';';
        for (std::size_t k = 0; k < samples.inputs; ++k) text += fmt::format("{},", samples.values[row * samples.inputs + k]);
        const double target = samples.targets[row];
        text += samples.class_names.empty() ? fmt::format("{}", target) : samples.class_names[static_cast<std::size_t>(target)];
    }
    return text;
}

}  // namespace ravine::network
