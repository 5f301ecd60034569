#include "formula/lexer.hpp"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace ravine::formula {
namespace {

struct Spelling {
    std::string_view typed, plain;
};

// In an order in which no spelling precedes a longer one that it begins.
constexpr Spelling symbols[] = {
    {"**", "^"},
    {"//", "//"},
    {"->", "=>"},
    {"===", "=="},
    {"<=", "<="},
    {">=", ">="},
    {"=>", "=>"},
    {"==", "=="},
    {":=", "="},
    {"::", "."},
    {".*", "*"},
    {"./", "/"},
    {".^", "^"},
    {"<", "<"},
    {">", ">"},
    {"+", "+"},
    {"-", "-"},
    {"*", "*"},
    {"/", "/"},
    {"^", "^"},
    {"(", "("},
    {")", ")"},
    {"[", "["},
    {"]", "]"},
    {"{", "{"},
    {"}", "}"},
    {",", ","},
    {";", ";"},
    {":", ":"},
    {"?", "?"},
    {"=", "="},
    {"|", "|"},
    {"_", "_"},
    {".", "."},
    {"@", "@"},
    {"$", "$"},
    {"\\{", "("},
    {"\\}", ")"},
    // Mathematics.
    {"≤", "<="},
    {"≥", ">="},
    {"⩽", "<="},
    {"⩾", ">="},
    {"√", "sqrt"},
    {"∛", "cbrt"},
    {"−", "-"},
    {"–", "-"},
    {"‐", "-"},
    {"‑", "-"},
    {"‒", "-"},
    {"﹣", "-"},
    {"·", "*"},
    {"×", "*"},
    {"⋅", "*"},
    {"∙", "*"},
    {"•", "*"},
    {"∗", "*"},
    {"÷", "/"},
    {"∕", "/"},
    {"⁄", "/"},
    {"∣", "|"},
    {"ˆ", "^"},
    {"→", "=>"},
    {"↦", "=>"},
    {"⌊", "⌊"},
    {"⌋", "⌋"},
    {"⌈", "⌈"},
    {"⌉", "⌉"},
};

// White space, also of zero width; invisible marks (byte order, direction, soft hyphen, invisible times); the spaces of LaTeX;
// and the line continuations of MATLAB and Python.
constexpr std::string_view spaces[] = {
    " ",       "\t",     "\n",     "\r",     "\v",     "\f",     "\u00a0", "\u00ad", "\u034f", "\u061c", "\u180e",
    "\u2000",  "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a",
    "\u200b",  "\u200c", "\u200d", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202b", "\u202c", "\u202d",
    "\u202e",  "\u202f", "\u205f", "\u2060", "\u2061", "\u2062", "\u2063", "\u2064", "\u2066", "\u2067", "\u2068",
    "\u2069",  "\u3000", "\ufe0e", "\ufe0f", "\ufeff", "\\,",    "\\;",    "\\:",    "\\!",    "\\ ",    "\\quad",
    "\\qquad", "\\\n",   "\\\r",   "... ",   "...\n",  "...\r"};

struct Fraction {
    std::string_view typed;
    double value;
};
constexpr Fraction fractions[] = {{"½", 0.5},  {"⅓", 1.0 / 3}, {"⅔", 2.0 / 3}, {"¼", 0.25},
                                  {"¾", 0.75}, {"⅕", 0.2},     {"⅛", 0.125},   {"⅒", 0.1}};

constexpr std::string_view superscripts[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻", "⁺", "ⁿ"};
constexpr std::string_view raised_plain = "0123456789-+n";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Returns the row of a table whose spelling a text begins with, or nullptr.
template <class Table>
const auto* begins_with(std::string_view text, const Table& table) {
    // Most rows differ in their first byte, which is compared without a call.
    const auto begins = [&](std::string_view row) { return !text.empty() && text[0] == row[0] && text.starts_with(row); };
    const auto* row = std::find_if(std::begin(table), std::end(table), [&](const auto& spelling) {
        if constexpr (requires { spelling.typed; }) {
            return begins(spelling.typed);
        } else {
            return begins(spelling);
        }
    });
    return row == std::end(table) ? nullptr : row;
}

// Returns the bytes of a Greek letter (U+0370 to U+03FF) at the front of a text, or 0.
std::size_t greek_length(std::string_view text) {
    if (text.size() < 2 || !continues_character(text[1])) return 0;
    const auto first = static_cast<unsigned char>(text[0]), second = static_cast<unsigned char>(text[1]);
    return (first == 0xCD && second >= 0xB0) || first == 0xCE || first == 0xCF ? 2 : 0;
}

// Returns the bytes of a name: a Latin letter and letters, digits and underscores; or a single Greek letter and digits.
std::size_t name_length(std::string_view text) {
    const std::size_t greek = greek_length(text);
    if (greek == 0 && (text.empty() || !is_letter(text[0]) || text[0] == '_')) return 0;
    for (std::size_t length = std::max<std::size_t>(greek, 1);;) {
        const std::string_view rest = text.substr(length);
        if (rest.starts_with("_{")) return length;  // an index of LaTeX
        const bool letter = greek == 0 && !rest.empty() && is_letter(rest[0]);
        const std::size_t more = letter ? 1 : name_digit_length(rest);
        if (more == 0) return length;
        length += more;
    }
}

std::size_t digits_at(std::string_view text, std::size_t from) {
    std::size_t count = 0;
    while (from + count < text.size() && is_digit(text[from + count])) ++count;
    return count;
}

}  // namespace

std::size_t name_digit_length(std::string_view text) {
    if (!text.empty() && is_digit(text[0])) return 1;
    const bool lowered = text.size() > 2 && text.starts_with("\xE2\x82") && static_cast<unsigned char>(text[2]) - 0x80U < 10U;
    return lowered ? 3 : 0;
}

Token Lexer::take(Token::Kind kind, std::size_t bytes) {
    Token token;
    token.kind = kind;
    token.text = token.plain = rest_.substr(0, bytes);
    token.column = column_;
    column_ += static_cast<std::size_t>(
        std::count_if(token.text.begin(), token.text.end(), [](char c) { return !continues_character(c); }));
    rest_.remove_prefix(bytes);
    return token;
}

bool Lexer::skip_space() {
    bool any = false;
    while (const auto* space = begins_with(rest_, spaces)) {
        take(Token::Kind::symbol, space->size());
        any = true;
    }
    return any;
}

// Reads digits, a point, digits, and an exponent, whose sign may be any minus.
Token Lexer::number() {
    std::string ascii;
    std::size_t bytes = digits_at(rest_, 0);
    if (bytes < rest_.size() && rest_[bytes] == '.') {
        const std::string_view behind = rest_.substr(bytes + 1);
        const bool elementwise = !behind.empty() && std::string_view("*/^").find(behind[0]) != std::string_view::npos;
        if (!elementwise || bytes == 0) bytes += 1 + digits_at(rest_, bytes + 1);
    }
    ascii = rest_.substr(0, bytes);
    if (bytes < rest_.size() && (rest_[bytes] == 'e' || rest_[bytes] == 'E')) {
        const std::string_view behind = rest_.substr(bytes + 1);
        const auto* symbol = begins_with(behind, symbols);
        const bool sign = symbol && (symbol->plain == "-" || symbol->plain == "+");
        const std::size_t skipped = sign ? symbol->typed.size() : 0, digits = digits_at(behind, skipped);
        if (digits > 0) {
            ascii += sign && symbol->plain == "-" ? "e-" : "e";
            ascii += behind.substr(skipped, digits);
            bytes += 1 + skipped + digits;
        }
    }
    double value = 0;
    fast_float::from_chars(ascii.data(), ascii.data() + ascii.size(), value);
    Token token = take(Token::Kind::number, bytes);
    token.value = value;
    return token;
}

// Reads all raised digits and signs that follow.
Token Lexer::superscript() {
    std::string ascii;
    std::size_t length = 0;
    while (const auto* raised = begins_with(rest_.substr(length), superscripts)) {
        ascii += raised_plain[static_cast<std::size_t>(raised - superscripts)];
        length += raised->size();
    }
    Token token = take(Token::Kind::superscript, length);
    const auto read = fast_float::from_chars(ascii.data() + (ascii[0] == '+'), ascii.data() + ascii.size(), token.value);
    if (read.ec != std::errc() || read.ptr != ascii.data() + ascii.size()) token.kind = Token::Kind::unknown;
    return token;
}

Token Lexer::next() {
    const bool spaced = skip_space();
    Token token;
    if (rest_.empty()) {
        token = take(Token::Kind::end, 0);
    } else if (is_digit(rest_.front()) || (rest_.front() == '.' && rest_.size() > 1 && is_digit(rest_[1]))) {
        token = number();
    } else if (rest_.front() == '\\' && rest_.size() > 1 && is_letter(rest_[1])) {
        std::size_t length = 2;
        while (length < rest_.size() && is_letter(rest_[length]) && rest_[length] != '_') ++length;
        token = take(Token::Kind::name, length);
    } else if (const std::size_t letters = name_length(rest_); letters > 0) {
        token = take(Token::Kind::name, letters);
    } else if (const auto* fraction = begins_with(rest_, fractions)) {
        token = take(Token::Kind::number, fraction->typed.size());
        token.value = fraction->value;
    } else if (begins_with(rest_, superscripts)) {
        token = superscript();
    } else if (const auto* symbol = begins_with(rest_, symbols)) {
        token = take(Token::Kind::symbol, symbol->typed.size());
        token.plain = symbol->plain;
    } else {
        std::size_t bytes = 1;
        while (bytes < rest_.size() && continues_character(rest_[bytes])) ++bytes;
        token = take(Token::Kind::unknown, bytes);
    }
    token.spaced = spaced;
    return token;
}

std::vector<Token> tokens_of(std::string_view text, std::size_t first_column) {
    std::vector<Token> tokens;
    Lexer lexer(text, first_column);
    do tokens.push_back(lexer.next());
    while (tokens.back().kind != Token::Kind::end);
    return tokens;
}

}  // namespace ravine::formula
