#include "network/data/table.hpp"

#include "text/text.hpp"

#include <fast_float/fast_float.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <system_error>
#include <utility>

namespace ravine::network {
namespace {

constexpr double largest_number = 1e100;  // whose squares can be added up

// Reads a decimal number to the end of the text. Words such as "e" and "10-19" are none.
std::optional<double> read_cell(std::string_view text) {
    double number = 0;
    const auto read = fast_float::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
    return number;
}

// Returns the numbers of a column. Fails where a cell is none, or too large.
Result<std::vector<double>> numbers_of(const TextColumn& column) {
    std::vector<double> numbers;
    for (const std::string& cell : column.cells) {
        const std::optional<double> number = read_cell(cell);
        if (!number || std::abs(*number) > largest_number)
            return Failure{fmt::format("row {} of {} is {}, which is {}", numbers.size() + 1, quote(column.name), quote(cell),
                                       number ? "too large: numbers go to 1e100" : "no number")};
        numbers.push_back(*number);
    }
    return numbers;
}

bool are_numbers(const TextColumn& column) {
    return std::all_of(column.cells.begin(), column.cells.end(), [](const std::string& cell) { return read_cell(cell); });
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

// Sets targets and classes from words. Fails where two different words have the same name in a link.
Result<> set_classes(const TextColumn& target, Samples& samples) {
    std::vector<std::string> words;
    for (const std::string& cell : target.cells) {
        const auto at = static_cast<std::size_t>(std::find(words.begin(), words.end(), cell) - words.begin());
        if (at == words.size()) words.push_back(cell);
        if (words.size() > most_classes)
            return Failure{fmt::format("{} has more than {} words", quote(target.name), most_classes)};
        samples.targets.push_back(static_cast<double>(at));
    }
    for (const std::string& word : words) {
        std::string name = column_name(word);
        if (std::find(samples.class_names.begin(), samples.class_names.end(), name) != samples.class_names.end())
            return Failure{fmt::format("several words of {} are {} where they are shortened to 40 bytes of UTF-8",
                                       quote(target.name), quote(name))};
        samples.class_names.push_back(std::move(name));
    }
    samples.classes = words.size();
    return {};
}

// Sets the inputs from all columns but the last one.
Result<> set_inputs(std::span<const TextColumn> columns, Samples& samples) {
    samples.inputs = columns.size() - 1;
    const std::size_t rows = columns.back().cells.size();
    samples.values.resize(rows * samples.inputs);
    for (std::size_t k = 0; k < samples.inputs; ++k) {
        const Result<std::vector<double>> numbers = numbers_of(columns[k]);
        if (!numbers) return numbers.error();
        for (std::size_t row = 0; row < rows; ++row) samples.values[row * samples.inputs + k] = (*numbers)[row];
    }
    return {};
}

Result<> set_targets(const TextColumn& target, Samples& samples) {
    if (!are_numbers(target)) {
        if (Result<> set = set_classes(target, samples); !set) return set;
    } else {
        Result<std::vector<double>> numbers = numbers_of(target);
        if (!numbers) return numbers.error();
        samples.classes = count_classes(*numbers);
        samples.targets = *std::move(numbers);
    }
    if (std::equal(samples.targets.begin() + 1, samples.targets.end(), samples.targets.begin()))
        return Failure{fmt::format("{} has the same value in every row", quote(target.name))};
    return {};
}

Failure wrong_count(std::size_t rows) {
    return {fmt::format("a table has {} to {} rows, and this one has {}", fewest_samples, most_samples, rows)};
}

}  // namespace

Result<Samples> make_table(std::span<const TextColumn> columns) {
    if (columns.size() < 2 || columns.size() > most_inputs + 1)
        return Failure{
            fmt::format("a table has 1 to {} inputs and then the target; this one has {} in all", most_inputs, columns.size())};
    const std::size_t rows = columns[0].cells.size();
    if (rows < fewest_samples || rows > most_samples) return wrong_count(rows);
    Samples samples;
    for (const TextColumn& column : columns) samples.names.push_back(column_name(column.name));
    if (const Result<> set = set_inputs(columns, samples); !set) return set.error();
    if (const Result<> set = set_targets(columns.back(), samples); !set) return set.error();
    if (const std::size_t bytes = percent_encode(write_table_text(samples)).size(); bytes > longest_table_text)
        return Failure{
            fmt::format("the table has {} bytes, and a link holds {}; take fewer columns or rows", bytes, longest_table_text)};
    return samples;
}

Table share(Samples samples) {
    const auto shared = std::make_shared<const Samples>(std::move(samples));
    return {shared, std::make_shared<const std::string>(write_table_text(*shared))};
}

Result<Samples> read_table_text(std::string_view text) {
    const std::vector<std::string_view> lines = split(text, ';');
    if (lines.size() > most_samples + 1) return wrong_count(lines.size() - 1);
    std::vector<TextColumn> columns;
    for (const std::string_view name : split(lines[0], ',')) columns.push_back({column_name(name), {}});
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const std::vector<std::string_view> cells = split(lines[i], ',');
        if (cells.size() != columns.size())
            return Failure{fmt::format("row {} has another number of cells, {}, than there are names, {}", i, cells.size(),
                                       columns.size())};
        for (std::size_t k = 0; k < cells.size(); ++k) columns[k].cells.push_back(column_name(cells[k]));
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
