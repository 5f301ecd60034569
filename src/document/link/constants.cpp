#include "document/link/constants.hpp"

#include "formula/number.hpp"
#include "loss/loss.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace ravine {
namespace {

bool can_name_constant(std::string_view name) {
    const bool taken = std::find(std::begin(loss_names), std::end(loss_names), name) != std::end(loss_names);
    return !taken && formula::can_name_constant(name);
}

// Reads "a:1". Returns a complaint if it is left out.
std::string read_constant(std::string_view text, std::vector<formula::Constant>& constants) {
    const auto colon = text.find(':');
    const std::string_view name = trim(text.substr(0, colon));
    const auto value = colon == std::string_view::npos ? std::nullopt : read_number(text.substr(colon + 1));
    if (!value) return fmt::format("{} is not a name with a number, like a:1.5; it is left out", quote(text));
    if (!can_name_constant(name)) return fmt::format("{} cannot be the name of a constant; it is left out", quote(name));
    if (formula::find_constant(constants, name)) return fmt::format("{} is given twice; the first one counts", quote(name));
    if (constants.size() == formula::most_constants)
        return fmt::format("there are more than {} constants; {} is left out", formula::most_constants, quote(name));
    constants.push_back({std::string(name), *value});
    return {};
}

}  // namespace

ConstantsResult read_constants(std::string_view text) {
    ConstantsResult result;
    if (trim(text).empty()) return result;
    for (const std::string_view part : split_outside_brackets(text, ',')) {
        if (std::string complaint = read_constant(part, result.constants); !complaint.empty())
            result.complaints.push_back(std::move(complaint));
    }
    return result;
}

std::string write_constants(std::span<const formula::Constant> constants) {
    std::vector<std::string> parts;
    for (const formula::Constant& constant : constants) parts.push_back(fmt::format("{}:{}", constant.name, constant.value));
    return fmt::format("{}", fmt::join(parts, ","));
}

}  // namespace ravine
