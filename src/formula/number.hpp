// Numbers as users write them: anything of the formula language that is one, so that "2pi" and "1/3" are numbers too.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ravine {

// A finite number, or nothing.
std::optional<double> read_number(std::string_view text);

// Returns advice on decimal commas, for the end of a sentence, if a text of so many numbers reads as twice as many: 0,25. Empty
// for all other texts.
std::string_view comma_advice(std::string_view text, std::size_t numbers);

// Returns the text of so many numbers with points for its decimal commas, "0.25" for 0,25. Empty for a text without any.
std::string with_points(std::string_view text, std::size_t numbers);

// Two finite numbers with a comma between them, or nothing.
std::optional<std::pair<double, double>> read_pair(std::string_view text);

// Returns the texts that may have been meant by one that is no number, or no such pair; the likeliest first.
std::vector<std::string> number_corrections(std::string_view text);
std::vector<std::string> pair_corrections(std::string_view text, bool (*valid)(double, double));

}  // namespace ravine
