#include "race/rows.hpp"

#include "race/text.hpp"

#include <fast_float/fast_float.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <optional>
#include <utility>

namespace ravine {
namespace {

constexpr std::size_t most_complaints = 3;

// A plain decimal number. The formula language is too generous here: it would take a date for a subtraction.
std::optional<double> read_decimal(std::string_view text) {
    text = trim(text);
    double value = 0;
    const auto options = fast_float::chars_format::general | fast_float::chars_format::allow_leading_plus;
    const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), value, options);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    if (!whole || !std::isfinite(value)) return std::nullopt;
    return value;
}

// The parts between spaces, of which there may be several at once.
std::vector<std::string_view> words(std::string_view line) {
    std::vector<std::string_view> found;
    for (const std::string_view word : split(line, ' ')) {
        if (!word.empty()) found.push_back(word);
    }
    return found;
}

std::vector<std::string_view> cells_of(std::string_view line) {
    for (const char separator : {';', '\t', ','}) {
        if (line.find(separator) != std::string_view::npos) return split(line, separator);
    }
    return words(line);
}

struct Line {
    std::size_t cells;
    std::vector<double> numbers;  // those cells that are one
};

Line read_line(std::string_view line) {
    const auto cells = cells_of(line);
    Line read{cells.size(), {}};
    for (const std::string_view cell : cells) {
        if (const auto number = read_decimal(cell)) read.numbers.push_back(*number);
    }
    return read;
}

std::string_view without_byte_order_mark(std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

}  // namespace

RowsResult read_rows(std::string_view text) {
    RowsResult result;
    std::size_t number = 0, rows = 0;
    bool may_be_heading = true;
    for (const std::string_view raw : split(without_byte_order_mark(text), '\n')) {
        ++number;
        const std::string_view line = trim(raw);
        if (line.empty()) continue;
        const auto [cells, numbers] = read_line(line);
        const bool heading = std::exchange(may_be_heading, false) && numbers.empty();
        if (cells == 2 && numbers.size() == 2) {
            if (++rows <= most_rows) result.rows.push_back({numbers[0], numbers[1]});
        } else if (!heading && ++result.left_out <= most_complaints) {
            result.complaints.push_back(fmt::format("line {}: {} is not two numbers; it is left out", number, quote(line)));
        }
    }
    if (result.left_out > most_complaints) {
        result.complaints.push_back(fmt::format("and {} more", result.left_out - most_complaints));
    }
    if (rows > most_rows) {
        result.complaints.push_back(fmt::format("there are {} rows; the first {} are used", rows, most_rows));
    }
    return result;
}

std::string take_rows(const RowsResult& result, Config& config) {
    std::vector<std::string> complaints = result.complaints;
    formula::ParseError error;
    if (result.rows.empty()) {
        complaints.push_back("there is no line of two numbers, like 1, 2.5");
    } else if (!Loss::compile(config.loss, error, result.rows)) {
        complaints.push_back(fmt::format("the {} rows do not do: {}", result.rows.size(), error.message));
    } else {
        config.data = result.rows;
    }
    return fmt::format("{}", fmt::join(complaints, "\n"));
}

}  // namespace ravine
