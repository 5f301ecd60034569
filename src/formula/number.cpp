#include "formula/number.hpp"

#include "formula/parse.hpp"
#include "text/text.hpp"

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

std::vector<std::string> number_corrections(std::string_view text) {
    formula::Graph graph;
    std::vector<std::string> numbers = formula::parse(trim(text), {}, graph).error.corrections;
    std::erase_if(numbers, [](const std::string& each) { return !read_number(each); });
    return numbers;
}

std::vector<std::string> pair_corrections(std::string_view text, bool (*valid)(double, double)) {
    text = trim(text);
    const bool brackets = text.size() > 2 && std::pair(text.front(), text.back()) == std::pair('(', ')');
    const bool list = text.size() > 2 && std::pair(text.front(), text.back()) == std::pair('[', ']');
    if (brackets || list) text = trim(text.substr(1, text.size() - 2));
    const auto parts = split_outside_brackets(text, ',');
    std::vector<std::string> pairs;
    const auto offer = [&](std::string_view first, std::string_view second) {
        std::string pair = fmt::format("{},{}", trim(first), trim(second)),
                    turned = fmt::format("{},{}", trim(second), trim(first));
        const auto read = read_pair(pair);
        if (read && valid(read->first, read->second)) return pairs.push_back(std::move(pair));
        if (read && valid(read->second, read->first)) pairs.push_back(std::move(turned));
    };
    const auto spellings = [](std::string_view part) {
        return read_number(part) ? std::vector{std::string(trim(part))} : number_corrections(part);
    };
    if (parts.size() == 2) {
        for (const std::string& first : spellings(parts[0])) {
            for (const std::string& second : spellings(parts[1])) offer(first, second);
        }
    }
    if (parts.size() == 3 || parts.size() == 4) {  // decimal commas
        const auto number = [&](std::size_t i) { return fmt::format("{}.{}", trim(parts[i]), trim(parts[i + 1])); };
        if (parts.size() == 4) offer(number(0), number(2));
        if (parts.size() == 3) offer(number(0), parts[2]);
        if (parts.size() == 3) offer(parts[0], number(1));
    }
    for (const std::string_view between : {";", "..", ":", " to ", " "}) {
        const auto gap = text.find(between);
        if (gap == std::string_view::npos || !pairs.empty()) continue;
        const auto first = spellings(text.substr(0, gap)), second = spellings(text.substr(gap + between.size()));
        if (!first.empty() && !second.empty()) offer(first.front(), second.front());
    }
    return pairs;
}

}  // namespace ravine
