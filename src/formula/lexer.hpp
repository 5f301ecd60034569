// Splits the text of a formula into tokens, in whatever notation; notation/notation.hpp gives them meaning.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace ravine::formula {

struct Token {
    enum class Kind : unsigned char {
        end,
        number,
        name,         // letters and digits; LaTeX commands begin with a backslash
        symbol,       // a row of the table of symbols
        superscript,  // raised digits, letters and minus signs: x⁻²
        unknown
    };
    Kind kind = Kind::end;
    std::string_view text;   // as typed
    std::string_view plain;  // in the plain notation: "×" and "·" are "*", "arctan" is "atan"
    double value = 0;        // of a number, or of a superscript of digits
    std::size_t column = 1;  // in characters, from 1
    bool spaced = false;     // follows white space
};

class Lexer {
  public:
    explicit Lexer(std::string_view text, std::size_t first_column = 1) : rest_(text), column_(first_column) {}

    // Returns the next token; after the last one, tokens of the kind `end`.
    Token next();

  private:
    Token take(Token::Kind kind, std::size_t bytes);
    Token number();
    Token superscript();
    bool skip_space();

    std::string_view rest_;
    std::size_t column_;
};

// Returns the bytes of a digit at the front of a text, subscripts (U+2080 to U+2089) included, or 0.
std::size_t name_digit_length(std::string_view text);

// Returns all tokens of a text, followed by one of the kind `end`. The text begins in column first_column.
std::vector<Token> tokens_of(std::string_view text, std::size_t first_column = 1);

}  // namespace ravine::formula
