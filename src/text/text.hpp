// Small text work for links and listings: splitting, quoting, percent-encoding, JSON and XML.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

std::string_view trim(std::string_view text);

// The parts between separators: all of them, or those that stand outside all brackets. One empty part for an empty text.
std::vector<std::string_view> split(std::string_view text, char separator);
std::vector<std::string_view> split_outside_brackets(std::string_view text, char separator);

// Whether each of the words is somewhere in the text; the case of ASCII letters does not count. No words are in any text.
bool has_words(std::string_view text, std::string_view words);

// The choice that may have been meant by a word that is none: the nearest one, or on and off where yes and no are; or nothing.
std::string nearest_choice(std::string_view word, std::span<const std::string_view> choices);

// What shows where a column of a text is, in two lines for a fixed-width face: the text, cut where it is longer than a number
// of characters, and a caret below the column, which counts characters from 1.
std::string caret_lines(std::string_view text, std::size_t column, std::size_t most_characters);

// A piece of foreign text for a sentence: in quotes, at most 60 characters, nothing unprintable, always valid UTF-8.
std::string quote(std::string_view text);

// Encodes what a browser would encode in a fragment, and what would end a value (% & #), and nothing else.
std::string percent_encode(std::string_view text);

// Decodes any encoding; a stray % stays. A plus is a plus.
std::string percent_decode(std::string_view text);

// A JSON string with its quotation marks; what is not valid UTF-8 becomes U+FFFD.
std::string json_string(std::string_view text);

// A text inside of XML, in an element or an attribute; what XML cannot have becomes U+FFFD.
std::string xml_text(std::string_view text);

// A JSON number of 17 digits, or null where it is not finite.
std::string json_number(double value);

}  // namespace ravine
