// Takes what is typed into a field: it becomes a value, or changes nothing and is answered by a sentence that says what is
// wrong with it and what stays. The sentence is empty where nothing is wrong. The name is what it is called there: "seed".
#pragma once

#include "race/config.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace ravine {

// A number or a formula of t, or the name of a choice.
std::string type_parameter(std::string_view text, Racer& racer, const Parameter& parameter);

// Both ends of a side of the domain, and a point.
std::string type_range(std::string_view name, std::string_view text, double& low, double& high);
std::string type_place(std::string_view name, std::string_view text, Point& place);

// A whole number from one to another, and any number.
std::string type_whole(std::string_view name, std::string_view text, std::uint64_t low, std::uint64_t high,
                       std::uint64_t& number);
std::string type_number(std::string_view text, double& number);

}  // namespace ravine
