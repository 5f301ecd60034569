// Text utilities for links and listings: splitting, quoting, percent-encoding, JSON and XML.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// Return true for the digits and the letters of ASCII.
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Returns the text without ASCII white space at its ends.
std::string_view trim(std::string_view text);

// Returns the parts between separators: all separators, or only those outside round brackets. An empty text has one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);
std::vector<std::string_view> split_outside_brackets(std::string_view text, char separator);

// Returns true if the text contains each of the words, which are separated by spaces. Ignores the case of ASCII letters. True
// without words.
bool has_words(std::string_view text, std::string_view words);

// Returns the choice nearest to a word, reading yes and no as on and off. Returns "" if none is near.
std::string nearest_choice(std::string_view word, std::span<const std::string_view> choices);

// Returns two lines for a fixed-width font: the text, shortened to at most most_characters, and a caret below the column.
// Columns count characters from 1.
std::string caret_lines(std::string_view text, std::size_t column, std::size_t most_characters);

// Returns untrusted text for use in a sentence: in quotes, at most 60 characters, only printable ones, always valid UTF-8.
std::string quote(std::string_view text);

// Returns a name for a column of data as links can hold it: short, on one line, without commas and semicolons.
std::string column_name(std::string_view text);

// Encodes the characters that a browser encodes in a fragment, those that end a value (% & #), and no others.
std::string percent_encode(std::string_view text);

// Decodes percent-encoding; keeps a stray % and every +.
std::string percent_decode(std::string_view text);

// Returns a JSON string with its quotation marks. Bytes that are not valid UTF-8 become U+FFFD.
std::string json_string(std::string_view text);

// Returns text for an XML element or attribute. Characters that XML excludes become U+FFFD.
std::string xml_text(std::string_view text);

// Returns a JSON number of 17 digits, or null if the value is not finite.
std::string json_number(double value);

}  // namespace ravine
