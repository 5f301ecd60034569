// Named constants of a formula: letters like a and b in (a - x)^2 + b(y - x^2)^2, whose values are given beside it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::formula {

inline constexpr std::size_t most_constants = 8;
inline constexpr std::size_t longest_constant_name = 16;  // bytes

struct Constant {
    std::string name;
    double value = 1;

    bool operator==(const Constant&) const = default;
};

// Returns whether a name can be that of a constant: an ASCII letter, then letters and digits, and no name of the formula
// language or of another one (names.hpp).
bool can_name_constant(std::string_view name);

// Returns the ASCII name of a Greek letter, given as the letter or as LaTeX's command: "alpha" for α and \alpha. Empty for all
// else.
std::string_view greek_name(std::string_view letter);

// Returns the letter of an ASCII name of greek_name(): α for "alpha". Empty for all else.
std::string_view greek_letter(std::string_view name);

// Returns the single letters that a text needs as constants, beside those that it is given, to be a formula, in the order of
// the text; Greek letters are spelled out. Empty where it is a formula as it stands, where it is none even with constants,
// and where it would need more than most_constants in all.
std::vector<std::string> missing_constants(std::string_view text, std::span<const std::string_view> variables,
                                           std::span<const std::string_view> columns, std::span<const Constant> given);

}  // namespace ravine::formula
