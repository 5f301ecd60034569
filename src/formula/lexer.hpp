// Splits the text of a formula into tokens, in whatever notation it was written: characters, not yet their meaning
// (notation/notation.hpp).
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
    bool spaced = false;     // white space stands before it
};

class Lexer {
  public:
    explicit Lexer(std::string_view text, std::size_t first_column = 1) : rest_(text), column_(first_column) {}

    // The next token; after the last one, tokens of the kind `end`.
    Token next();

  private:
    Token take(Token::Kind kind, std::size_t bytes);
    Token number();
    Token superscript();
    bool skip_space();

    std::string_view rest_;
    std::size_t column_;
};

// Bytes of a digit at the beginning of a text, which may stand below the line (U+2080 to U+2089), or 0.
std::size_t name_digit_length(std::string_view text);

// All tokens of a text, the last of which is the end. Its first character is in a column of some larger text.
std::vector<Token> tokens_of(std::string_view text, std::size_t first_column = 1);

}  // namespace ravine::formula
