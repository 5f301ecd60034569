#include "document/typing.hpp"

#include "experiment/schedule.hpp"
#include "formula/number.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace ravine {
namespace {

Result<> named(std::string_view name, const Result<>& result) {
    return Failure{fmt::format("{}: {}", name, result.error().sentence), result.error().corrections};
}

std::string no_number(std::string_view text) {
    const std::string point = with_points(text, 1);
    return point.empty() ? fmt::format("{} is not a number", quote(text))
                         : fmt::format("{} has a comma: write {} with a point", quote(text), point);
}

std::string too_far(double a, double b) {
    return fmt::format("{} is farther than {} from 0", std::abs(a) > farthest_place ? a : b, farthest_place);
}

std::string fault_of_range(double low, double high) {
    if (is_range(low, high)) return {};
    if (!is_place(low, high)) return too_far(low, high);
    if (!(low < high)) return fmt::format("{} is not below {}", low, high);
    return fmt::format("there is hardly anything between {} and {}", low, high);
}

}  // namespace

Result<> type_parameter(std::string_view text, Racer& racer, const Parameter& parameter,
                        std::span<const formula::Constant> constants) {
    ScheduleResult result = Schedule::read(parameter_of(racer, parameter), text, constants);
    if (!result.fault.empty()) return result.failure(setting_text(racer, parameter));
    set_parameter(racer, parameter, std::move(result.text));
    return {};
}

Result<> type_end(std::string_view name, std::string_view text, double& end, double& low, double& high) {
    const double before = end;
    if (Result<> result = type_number(text, end); !result) return named(name, std::move(result));
    const std::string fault = fault_of_range(low, high);
    if (fault.empty()) return {};
    end = before;
    return Failure{fmt::format("{}: {}; {} stays", name, fault, before)};
}

Result<> type_coordinate(std::string_view name, std::string_view text, double& coordinate) {
    const double before = coordinate;
    if (Result<> result = type_number(text, coordinate); !result) return named(name, std::move(result));
    if (is_place(coordinate, 0)) return {};
    const std::string fault = too_far(std::exchange(coordinate, before), 0);
    return Failure{fmt::format("{}: {}; {} stays", name, fault, before)};
}

Result<> type_within(std::string_view name, std::string_view text, double low, double high, double& number) {
    const double before = number;
    if (Result<> result = type_number(text, number); !result) return named(name, std::move(result));
    if (number >= low && number <= high) return {};
    const double typed = std::exchange(number, before);
    return Failure{fmt::format("{}: {} is outside {} to {}; {} stays", name, typed, low, high, before)};
}

Result<> type_whole(std::string_view name, std::string_view text, std::uint64_t low, std::uint64_t high,
                    std::uint64_t& number) {
    const auto value = read_number(text);
    const auto is_well = [&](double v) {
        return v == std::floor(v) && v >= static_cast<double>(low) && v <= static_cast<double>(high);
    };
    if (value && is_well(*value)) {
        number = static_cast<std::uint64_t>(*value);
        return {};
    }
    std::string fault = fmt::format("{} is not a whole number", quote(text));
    if (value && *value != std::floor(*value)) fault = fmt::format("{} is not a whole number", *value);
    if (value && *value == std::floor(*value)) fault = fmt::format("{} is outside {} to {}", *value, low, high);
    std::vector<std::string> corrections = number_corrections(text);
    std::erase_if(corrections, [&](const std::string& each) { return !is_well(*read_number(each)); });
    return Failure{fmt::format("{}: {}; {} stays", name, fault, number), std::move(corrections)};
}

Result<> type_number(std::string_view text, double& number) {
    const auto value = read_number(text);
    if (!value) return Failure{fmt::format("{}; {} stays", no_number(text), number), number_corrections(text)};
    number = *value;
    return {};
}

}  // namespace ravine
