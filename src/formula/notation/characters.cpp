#include "formula/notation/characters.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace ravine::formula {
namespace {

// Maps the characters from first to last: the one at offset k is plain[k % period].
struct Alphabet {
    char32_t first, last;
    std::size_t period;
    char32_t plain;
};

constexpr char32_t latin = 0;  // A to Z, a to z

// From the Unicode Standard: Halfwidth and Fullwidth Forms, Letterlike Symbols, Mathematical Alphanumeric Symbols.
constexpr Alphabet alphabets[] = {
    {0xFF01, 0xFF5E, 94, '!'},     {0x210E, 0x210E, 1, 'h'},     {0x212F, 0x212F, 1, 'e'},     {0x2147, 0x2147, 1, 'e'},
    {0x1D400, 0x1D6A3, 52, latin}, {0x1D6C2, 0x1D6DA, 25, U'α'}, {0x1D6FC, 0x1D714, 25, U'α'}, {0x1D736, 0x1D74E, 25, U'α'},
    {0x1D770, 0x1D788, 25, U'α'},  {0x1D7AA, 0x1D7C2, 25, U'α'}, {0x1D7CE, 0x1D7FF, 10, '0'},
};

char32_t plain_character(char32_t code) {
    const auto* row = std::find_if(std::begin(alphabets), std::end(alphabets),
                                   [&](const Alphabet& each) { return code >= each.first && code <= each.last; });
    if (row == std::end(alphabets)) return code;
    const auto offset = static_cast<char32_t>((code - row->first) % row->period);
    if (row->plain != latin) return row->plain + offset;
    return offset < 26 ? U'A' + offset : U'a' + (offset - 26);
}

}  // namespace

std::string plain_characters(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const std::size_t length = std::max<std::size_t>(character_length(text), 1);
        const std::string_view character = text.substr(0, length);
        const char32_t code = code_point(character), usual = plain_character(code);
        if (usual == code) {
            plain += character;
        } else {
            append_utf8(plain, usual);
        }
        text.remove_prefix(length);
    }
    return plain;
}

}  // namespace ravine::formula
