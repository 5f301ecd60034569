#include "race/number.hpp"

#include "formula/parse.hpp"
#include "race/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine {

std::optional<double> read_number(std::string_view text) {
    formula::Graph graph;
    const auto parsed = formula::parse(trim(text), {}, graph);
    if (!parsed.expression) return std::nullopt;
    const formula::Node& node = graph[parsed.expression->id];
    if (node.op != formula::Op::constant || !std::isfinite(node.value)) return std::nullopt;
    return node.value;
}

std::string_view comma_advice(std::string_view text, std::size_t numbers) {
    return with_points(text, numbers).empty() ? "" : "; the decimal sign is a point: 0.5";
}

std::string with_points(std::string_view text, std::size_t numbers) {
    const auto parts = split(text, ',');
    const auto is_number = [](std::string_view part) { return read_number(part).has_value(); };
    if (parts.size() != 2 * numbers || !std::all_of(parts.begin(), parts.end(), is_number)) return {};
    std::string written;
    for (std::size_t i = 0; i < parts.size(); i += 2) {
        const auto whole = trim(parts[i]), fraction = trim(parts[i + 1]);
        if (fraction[0] < '0' || fraction[0] > '9') return {};
        written += fmt::format("{}{}.{}", i > 0 ? ", " : "", whole, fraction);
    }
    return written;
}

std::optional<std::pair<double, double>> read_pair(std::string_view text) {
    const auto parts = split_outside_brackets(text, ',');
    if (parts.size() != 2) return std::nullopt;
    const auto first = read_number(parts[0]);
    const auto second = read_number(parts[1]);
    if (!first || !second) return std::nullopt;
    return std::pair(*first, *second);
}

}  // namespace ravine
