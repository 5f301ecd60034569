// Corrections of misspelled words, and the questions that offer them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// Returns the known word with the least edit distance to an unknown one: letters changed, added, left out or swapped with the
// next. Returns "" if that takes more edits than a third of the unknown word's letters. Ignores the case of ASCII letters. In a
// draw the word that the unknown one begins with wins, then the earlier one.
std::string_view nearest(std::string_view unknown, std::span<const std::string_view> known);

// Returns a question that offers words: "did you mean this or that?" Skips empty words; returns "" if none is left.
std::string did_you_mean(const std::vector<std::string_view>& words);

// Returns the same question as the end of a sentence: "; did you mean this?"
std::string offer_of(const std::vector<std::string>& words);

}  // namespace ravine
