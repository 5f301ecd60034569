// Takes what is typed into a field: it becomes a value; or it changes nothing and is refused, with a sentence that says what is
// wrong with it and what stays. The name is what the value is called there: "seed".
#pragma once

#include "document/config.hpp"
#include "text/refusal.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace ravine {

// A number or a formula of t, or the name of a choice.
Refusal type_parameter(std::string_view text, Racer& racer, const Parameter& parameter);

// Both ends of a side of the domain, and a point.
Refusal type_range(std::string_view name, std::string_view text, double& low, double& high);
Refusal type_place(std::string_view name, std::string_view text, Vector& place);

// A whole number from one to another, and any number.
Refusal type_whole(std::string_view name, std::string_view text, std::uint64_t low, std::uint64_t high, std::uint64_t& number);
Refusal type_number(std::string_view text, double& number);

}  // namespace ravine
