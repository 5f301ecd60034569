#include "text/utf8.hpp"

#include <algorithm>
#include <cassert>

namespace ravine {

std::size_t character_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const unsigned first = byte(0);
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return tail(1) ? 2 : 0;
    if (first >= 0xE0 && first < 0xF0) {
        const bool overlong = first == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = first == 0xED && byte(1) >= 0xA0;
        return tail(1) && tail(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first < 0xF5) {
        const bool outside = (first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) >= 0x90);
        return tail(1) && tail(2) && tail(3) && !outside ? 4 : 0;
    }
    return 0;
}

char32_t code_point(std::string_view text) {
    assert(!text.empty());
    const std::size_t length = character_length(text);
    const auto first = static_cast<unsigned char>(text[0]);
    if (length < 2) return first;
    char32_t code = first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
    return code;
}

void append_utf8(std::string& text, char32_t code) {
    assert(code < 0x10000);
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 0x3F))};
    } else {
        text += {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3F)),
                 static_cast<char>(0x80 | (code & 0x3F))};
    }
}

bool is_valid_text(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string valid_text(std::string_view text, std::size_t longest) {
    std::string valid;
    bool cut = false;
    each_character(text, [&](std::string_view character) {
        cut = cut || valid.size() + character.size() > longest;
        if (!cut) valid += character;
    });
    return cut ? valid + "..." : valid;
}

std::string excerpt(std::string_view text, std::size_t column, std::size_t longest) {
    std::size_t count = 0;
    each_character(text, [&](std::string_view) { ++count; });
    const std::size_t before = column > longest / 2 ? column - longest / 2 : 0;
    const std::size_t first = count > longest ? std::min(before, count - longest) : 0;
    std::string part = first > 0 ? "…" : "";
    std::size_t at = 0;
    each_character(text, [&](std::string_view character) {
        if (at >= first && at < first + longest) part += character;
        ++at;
    });
    return count > first + longest ? part + "…" : part;
}

}  // namespace ravine
