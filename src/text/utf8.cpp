#include "text/utf8.hpp"

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

std::string valid_text(std::string_view text, std::size_t longest) {
    std::string valid;
    bool cut = false;
    each_character(text, [&](std::string_view character) {
        cut = cut || valid.size() + character.size() > longest;
        if (!cut) valid += character;
    });
    return cut ? valid + "..." : valid;
}

}  // namespace ravine
