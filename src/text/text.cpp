#include "text/text.hpp"

#include "text/nearest.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine {
namespace {

constexpr std::size_t longest_quote = 60;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_control(std::string_view character) {
    const auto first = static_cast<unsigned char>(character.front());
    return first < 0x20 || first == 0x7F;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::vector<std::string_view> split_where(std::string_view text, char separator, bool outside_brackets) {
    std::vector<std::string_view> parts;
    std::size_t start = 0;
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (outside_brackets && text[i] == '(') ++depth;
        if (text[i] == ')' && depth > 0) --depth;
        if (text[i] != separator || depth > 0) continue;
        parts.push_back(text.substr(start, i - start));
        start = i + 1;
    }
    parts.push_back(text.substr(start));
    return parts;
}

}  // namespace

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) { return split_where(text, separator, false); }

std::vector<std::string_view> split_outside_brackets(std::string_view text, char separator) {
    return split_where(text, separator, true);
}

bool has_words(std::string_view text, std::string_view words) {
    const auto lower = [](std::string_view mixed) {
        std::string result(mixed);
        for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return result;
    };
    const std::string where = lower(text), wanted = lower(words);
    for (const std::string_view word : split(wanted, ' ')) {
        if (where.find(word) == std::string::npos) return false;
    }
    return true;
}

std::string nearest_choice(std::string_view word, std::span<const std::string_view> choices) {
    constexpr std::string_view yes[] = {"true", "yes", "1"}, no[] = {"false", "no", "none", "0"};
    const auto is = [&](std::string_view other) { return word.size() == other.size() && has_words(word, other); };
    const std::string_view meant = std::any_of(std::begin(yes), std::end(yes), is) ? "on"
                                   : std::any_of(std::begin(no), std::end(no), is) ? "off"
                                                                                   : std::string_view{};
    const bool is_choice = std::find(choices.begin(), choices.end(), meant) != choices.end();
    return std::string(is_choice ? meant : nearest(word, choices));
}

std::string caret_lines(std::string_view text, std::size_t column, std::size_t most_characters) {
    std::vector<std::string_view> characters;
    each_character(text, [&](std::string_view character) { characters.push_back(is_control(character) ? " " : character); });
    const std::size_t at = std::max<std::size_t>(column, 1) - 1, room = std::max<std::size_t>(most_characters, 8);
    const std::size_t longest = std::max(characters.size(), at + 1);
    // Centres the caret where the text goes on at both ends.
    const std::size_t first = longest > room ? std::min(at > room / 2 ? at - room / 2 : 0, longest - room) : 0;
    std::string line;
    for (std::size_t i = first; i < std::min(characters.size(), first + room); ++i) line += characters[i];
    return line + '\n' + std::string(at - first, ' ') + '^';
}

std::string quote(std::string_view text) {
    std::string quoted = "\"";
    std::size_t characters = 0;
    each_character(text, [&](std::string_view character) {
        if (++characters <= longest_quote) quoted += is_control(character) ? replacement : character;
    });
    return quoted + (characters > longest_quote ? "…\"" : "\"");
}

namespace {

bool is_hexadecimal(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

}  // namespace

// A '%' before two hexadecimal digits would look like an encoded character where a link is encoded once more: a space parts
// them.
std::string column_name(std::string_view text) {
    constexpr std::size_t longest = 40;
    const std::string valid = valid_text(text, 3 * text.size());  // a byte that is no text becomes three
    std::string name;
    for (std::size_t i = 0; i < valid.size(); ++i) {
        const bool apart = valid[i] == ',' || valid[i] == ';' || static_cast<unsigned char>(valid[i]) < ' ';
        name += apart ? ' ' : valid[i];
        if (valid[i] == '%' && i + 2 < valid.size() && is_hexadecimal(valid[i + 1]) && is_hexadecimal(valid[i + 2]))
            name += ' ';
    }
    name = trim(name);
    return name.size() > longest ? valid_text(name, longest - 3) : name;
}

std::string percent_encode(std::string_view text) {
    constexpr std::string_view encoded = " \"<>`%&#";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte > 0x20 && byte < 0x7F && encoded.find(c) == std::string_view::npos;
        result += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return result;
}

std::string percent_decode(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
        if (low < 0) {
            result += text[i];
        } else {
            result += static_cast<char>(16 * high + low);
            i += 2;
        }
    }
    return result;
}

std::string json_string(std::string_view text) {
    std::string result = "\"";
    each_character(text, [&](std::string_view character) {
        if (character == "\"" || character == "\\") {
            result += '\\';
            result += character;
        } else if (is_control(character)) {
            result += fmt::format("\\u{:04x}", static_cast<unsigned char>(character.front()));
        } else {
            result += character;
        }
    });
    return result + '"';
}

std::string xml_text(std::string_view text) {
    std::string result;
    each_character(text, [&](std::string_view character) {
        const bool no_character = character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";  // U+FFFE, U+FFFF
        if (character == "&") {
            result += "&amp;";
        } else if (character == "<") {
            result += "&lt;";
        } else if (character == ">") {
            result += "&gt;";
        } else if (character == "\"") {
            result += "&quot;";
        } else {
            const bool space = character == "\n" || character == "\t";
            result += no_character || (is_control(character) && !space) ? replacement : character;
        }
    });
    return result;
}

std::string json_number(double value) { return std::isfinite(value) ? fmt::format("{:.17g}", value) : "null"; }

}  // namespace ravine
