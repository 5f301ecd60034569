#include "formula/lexer.hpp"

#include <fast_float/fast_float.h>

#include <algorithm>

namespace ravine::formula {
namespace {

struct Spelling {
    std::string_view typed, symbol;
};

// Longer spellings stand before their own beginnings.
constexpr Spelling symbols[] = {
    {"**", "^"}, {"<=", "<="}, {">=", ">="}, {"<", "<"}, {">", ">"}, {"≤", "<="}, {"≥", ">="}, {"+", "+"},
    {"-", "-"},  {"*", "*"},   {"/", "/"},   {"^", "^"}, {"(", "("}, {")", ")"},  {",", ","},  {"|", "|"},
    {"−", "-"},  {"–", "-"},   {"·", "*"},   {"×", "*"}, {"⋅", "*"}, {"÷", "/"},  {"²", "²"},  {"³", "³"},
};

constexpr std::string_view pi_letter = "π";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

Token Lexer::take(Token::Kind kind, std::size_t bytes) {
    Token token;
    token.kind = kind;
    token.text = rest_.substr(0, bytes);
    token.column = column_;
    column_ += static_cast<std::size_t>(
        std::count_if(token.text.begin(), token.text.end(), [](char c) { return !continues_character(c); }));
    rest_.remove_prefix(bytes);
    return token;
}

Token Lexer::next() {
    while (!rest_.empty() && is_space(rest_.front())) take(Token::Kind::symbol, 1);
    if (rest_.empty()) return take(Token::Kind::end, 0);

    const char first = rest_.front();
    if (is_digit(first) || (first == '.' && rest_.size() > 1 && is_digit(rest_[1]))) {
        double value = 0;
        const auto read = fast_float::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        Token token = take(Token::Kind::number, static_cast<std::size_t>(read.ptr - rest_.data()));
        token.value = value;
        return token;
    }
    if (is_letter(first)) {
        std::size_t length = 1;
        while (length < rest_.size() && (is_letter(rest_[length]) || is_digit(rest_[length]))) ++length;
        return take(Token::Kind::name, length);
    }
    if (rest_.substr(0, pi_letter.size()) == pi_letter) return take(Token::Kind::name, pi_letter.size());
    for (const auto& [typed, symbol] : symbols) {
        if (rest_.substr(0, typed.size()) == typed) {
            Token token = take(Token::Kind::symbol, typed.size());
            token.symbol = symbol;
            return token;
        }
    }
    std::size_t bytes = 1;
    while (bytes < rest_.size() && continues_character(rest_[bytes])) ++bytes;
    return take(Token::Kind::unknown, bytes);
}

}  // namespace ravine::formula
