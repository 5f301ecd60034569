#include "formula/error.hpp"

#include "text/nearest.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

namespace ravine::formula {

std::string ParseError::fault() const { return fmt::format("column {}: {}", column, message); }

std::string ParseError::offer() const {
    constexpr std::size_t longest = 60;  // characters of a correction in a sentence
    std::vector<std::string> parts;
    for (const std::string& correction : corrections) parts.push_back(excerpt(correction, column, longest));
    return offer_of(parts);
}

}  // namespace ravine::formula
