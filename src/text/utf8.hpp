// UTF-8 in text of unknown origin.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ravine {

inline constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

// Returns the bytes of the valid UTF-8 character at the front of a text, or 0 if there is none. Overlong forms and surrogates
// are invalid. Requires a text that is not empty.
std::size_t character_length(std::string_view text);

// Returns the code point of the first character, or its first byte if it is not valid UTF-8. Requires a text that is not empty.
char32_t code_point(std::string_view text);

// Appends a character. Requires a code below U+10000.
void append_utf8(std::string& text, char32_t code);

// Calls visit with each character of the text, and with U+FFFD for each byte that is not part of one.
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

// Returns the text as valid UTF-8, cut after at most `longest` bytes, with "..." behind if it was cut.
std::string valid_text(std::string_view text, std::size_t longest);

// Returns at most `longest` characters around a column, with "…" where the text goes on. Columns count characters from 1.
std::string excerpt(std::string_view text, std::size_t column, std::size_t longest);

}  // namespace ravine
