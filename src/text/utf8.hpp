// Text of unknown origin as UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ravine {

inline constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

// Bytes of the valid UTF-8 character at the front of a text, or 0 where there is none. Overlong forms and surrogates are not
// valid.
std::size_t character_length(std::string_view text);

// The number of the character that a text begins with, which must be valid; for a byte that belongs to none the byte.
char32_t code_point(std::string_view text);

// Appends a character below U+10000.
void append_utf8(std::string& text, char32_t code);

// Calls visit with each character of the text, U+FFFD standing for every byte that belongs to none.
template <class Visit>
void each_character(std::string_view text, Visit visit) {
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        visit(length > 0 ? text.substr(0, length) : replacement);
        text.remove_prefix(length > 0 ? length : 1);
    }
}

// Returns true if a text is valid UTF-8.
bool is_valid_text(std::string_view text);

// The text as valid UTF-8, cut with "..." behind as many bytes.
std::string valid_text(std::string_view text, std::size_t longest);

// The part around a column, which counts characters from 1: at most so many characters, with "…" where the text goes on.
std::string excerpt(std::string_view text, std::size_t column, std::size_t longest);

}  // namespace ravine
