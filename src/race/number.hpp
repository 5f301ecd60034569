// Numbers as users write them: anything of the formula language that is one, so that "2pi" and "1/3" are numbers too.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace ravine {

// A finite number, or nothing.
std::optional<double> read_number(std::string_view text);

// What to add to a sentence about a text that should be so many numbers and is twice as many, as 0,25 is: that the decimal sign
// is a point. Empty for all other texts.
std::string_view comma_advice(std::string_view text, std::size_t numbers);

// Two finite numbers with a comma between them, or nothing.
std::optional<std::pair<double, double>> read_pair(std::string_view text);

}  // namespace ravine
