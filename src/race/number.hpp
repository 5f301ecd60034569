// Numbers as users write them: anything of the formula language that is one, so that "2pi" and "1/3" are numbers too.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

namespace ravine {

// A finite number, or nothing.
std::optional<double> read_number(std::string_view text);

// Two finite numbers with a comma between them, or nothing.
std::optional<std::pair<double, double>> read_pair(std::string_view text);

}  // namespace ravine
