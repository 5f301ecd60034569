// The known word that somebody may have meant by an unknown one.
#pragma once

#include <span>
#include <string_view>

namespace ravine {

// The word that the fewest letters lead to, changed, added, left out or swapped with the next one; nothing where that takes
// more than a third of the unknown word's letters. The case of ASCII letters does not count, and an early word wins a draw.
std::string_view nearest(std::string_view unknown, std::span<const std::string_view> known);

}  // namespace ravine
