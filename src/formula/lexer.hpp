// Splits the text of a formula into tokens, one at a time. Internal to the parser.
#pragma once

#include <cstddef>
#include <string_view>

namespace ravine::formula {

struct Token {
    enum class Kind : unsigned char { end, number, name, symbol, unknown };
    Kind kind = Kind::end;
    std::string_view text;    // as typed
    std::string_view symbol;  // of a symbol: its ASCII spelling, "×" and "·" read "*"
    double value = 0;         // of a number
    std::size_t column = 1;   // in characters, from 1
};

class Lexer {
  public:
    explicit Lexer(std::string_view text) : rest_(text) {}
    Token next();

  private:
    Token take(Token::Kind kind, std::size_t bytes);

    std::string_view rest_;
    std::size_t column_ = 1;
};

}  // namespace ravine::formula
