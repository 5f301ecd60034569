// Numbers as users write them: any constant formula, so that "2pi" and "1/3" are numbers too.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ravine {

// Returns the value of a text if it is a finite number.
std::optional<double> read_number(std::string_view text);

// Returns advice on decimal commas, for the end of a sentence, if a text that should have `numbers` numbers reads as twice as
// many: 0,25. Returns "" for other texts.
std::string_view comma_advice(std::string_view text, std::size_t numbers);

// Returns a text of `numbers` numbers with points for its decimal commas: "0.25" for 0,25. Returns "" if it has none.
std::string with_points(std::string_view text, std::size_t numbers);

// Returns two finite numbers that a comma separates, or nothing.
std::optional<std::pair<double, double>> read_pair(std::string_view text);

// Returns texts to offer instead of one that is not a number, or not a pair that `valid` accepts (any without one); the
// likeliest first.
std::vector<std::string> number_corrections(std::string_view text);
std::vector<std::string> pair_corrections(
    std::string_view text, bool (*valid)(double, double) = [](double, double) { return true; });

}  // namespace ravine
