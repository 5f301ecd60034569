// The known word that somebody may have meant by an unknown one, and the question that offers it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// The word that the fewest letters lead to, changed, added, left out or swapped with the next one; nothing where that takes
// more than a third of the unknown word's letters. The case of ASCII letters does not count. In a draw that word wins that the
// unknown one begins with, and else the early one.
std::string_view nearest(std::string_view unknown, std::span<const std::string_view> known);

// The question that offers words: "did you mean this or that?" Empty without words; empty words do not count.
std::string did_you_mean(const std::vector<std::string_view>& words);

// The same question behind a sentence: "; did you mean this?"
std::string offer_of(const std::vector<std::string>& words);

}  // namespace ravine
