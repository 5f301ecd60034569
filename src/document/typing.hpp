// Reads typed text into a value. On failure the value stays, and the refusal states what is wrong and what stays. `name` is the
// value's name in that sentence: "seed".
#pragma once

#include "document/document.hpp"
#include "text/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace ravine {

// Reads a number or formula of t, or the name of a choice.
Result<> type_parameter(std::string_view text, Racer& racer, const Parameter& parameter,
                        std::span<const formula::Constant> constants = {});

// Reads one end of a side of the domain, which is `low` or `high` itself.
Result<> type_end(std::string_view name, std::string_view text, double& end, double& low, double& high);

// Reads a coordinate of a place.
Result<> type_coordinate(std::string_view name, std::string_view text, double& coordinate);

// Reads a number in [low, high].
Result<> type_within(std::string_view name, std::string_view text, double low, double high, double& number);

// Read a whole number in [low, high], and any finite number.
Result<> type_whole(std::string_view name, std::string_view text, std::uint64_t low, std::uint64_t high, std::uint64_t& number);
Result<> type_number(std::string_view text, double& number);

}  // namespace ravine
