// Variants of plain characters: full width, as East Asian keyboards type them, and the italic, bold and script letters of
// formulas copied from papers.
#pragma once

#include <string>
#include <string_view>

namespace ravine::formula {

// Returns the text with plain letters, digits and signs in place of their variants, one for one, so that columns stay valid.
// Keeps bytes that are not UTF-8.
std::string plain_characters(std::string_view text);

}  // namespace ravine::formula
