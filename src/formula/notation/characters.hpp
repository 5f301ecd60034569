// Characters that are another one in a different dress: full width, as East Asian keyboards have them, and the italic, bold and
// script letters that formulas are copied from papers with.
#pragma once

#include <string>
#include <string_view>

namespace ravine::formula {

// The text with plain letters, digits and signs in their place, one for one, so that columns stay. Bytes that are not UTF-8
// stay, too.
std::string plain_characters(std::string_view text);

}  // namespace ravine::formula
