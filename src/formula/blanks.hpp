// The size of a text as the limits of formulas and rules count it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace ravine::formula {

// Returns the size of a text without its blanks: rules are laid out with some that definitions do without.
inline std::size_t bytes_without_blanks(std::string_view text) {
    return text.size() - static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

}  // namespace ravine::formula
