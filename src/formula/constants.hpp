// Named constants of a formula: letters such as a and b in (a - x)^2 + b(y - x^2)^2, with values given separately.
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

// Returns the constant with a name, or nullptr.
const Constant* find_constant(std::span<const Constant> constants, std::string_view name);

// Returns true if a name can be that of a constant: an ASCII letter, then letters and digits, at most longest_constant_name
// bytes, and not a name of the formula language or of another one (names.hpp).
bool can_name_constant(std::string_view name);

// Returns the ASCII name of a Greek letter, given as the letter or as a LaTeX command: "alpha" for α and \alpha. Returns "" for
// other texts.
std::string_view greek_name(std::string_view letter);

// Returns the Greek letter of an ASCII name: α for "alpha". Returns "" for other names.
std::string_view greek_letter(std::string_view name);

// Returns the LaTeX commands that greek_name() accepts, such as \alpha and \varepsilon.
std::vector<std::string> greek_commands();

// Returns the single letters that must become constants, beside the given ones, to make the text a formula, in the order of the
// text, Greek letters spelled out. Empty if it is a formula already, if constants do not make it one, or if it would need more
// than most_constants in all.
std::vector<std::string> missing_constants(std::string_view text, std::span<const std::string_view> variables,
                                           std::span<const std::string_view> columns, std::span<const Constant> given);

}  // namespace ravine::formula
