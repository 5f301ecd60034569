// Guesses of the intended formula, from the tokens around a fault.
#pragma once

#include "formula/corrections/corrections.hpp"

namespace ravine::formula {

// Makes guesses for the tokens of a formula, which end with the token `end`. Each function returns nothing if it has no guess.
struct Guess {
    std::span<const Token> tokens;
    std::span<const std::string_view> variables = {};  // the arguments of a call without any

    // Reads tokens i - 1 and i, two numbers side by side, as one number or as a product.
    Rewrites numbers(std::size_t i) const;

    // Token i is a fraction right behind something that it does not belong to: x.2.
    Rewrites fraction(std::size_t i) const;

    // Token i is the name of a function without brackets: sin x, sin 2x, sin x^2, sin^2 x, x mod 2, and sin alone.
    Rewrites brackets(std::size_t i) const;

    // Token i is a root sign in front of a radicand and an exponent, which begins with token j.
    Rewrites radicand(std::size_t i, std::size_t j) const;

    // Token i stands where none of its kind can: %, //, &&, =, a second comparison, another language's comparison or mark, the
    // closing bracket of sin(); or a closing bracket was expected there, if one is given.
    Rewrites unexpected(std::size_t i, std::string_view closing) const;

    // Token i is the comma before a surplus argument. Reads it or an earlier one as a decimal comma, or replaces the function,
    // whose name is token j, by one that takes more arguments.
    Rewrites commas(std::size_t i, std::size_t j) const;

    // Token i is an unknown name: and, or, not, div, log3(x), sinx, or a function with another spelling in names.cpp.
    Rewrites name(std::size_t i) const;

    // Token i is the if of "a if c else b" or of "if c then a else b".
    Rewrites choice(std::size_t i) const;

  private:
    std::string text(std::size_t first, std::size_t end) const { return loose_text(tokens.subspan(first, end - first)); }
    bool symbol_at(std::size_t i, std::string_view plain) const;
    std::size_t level_begin(std::size_t i) const;
    std::size_t level_end(std::size_t i) const;
    std::size_t operand_begin(std::size_t end) const;
    std::size_t operand_end(std::size_t begin) const;
    std::size_t argument_end(std::size_t begin) const;
    Rewrites operation(std::size_t i, std::string_view open, std::string_view between, std::string_view close) const;
    Rewrites decimal_comma(std::size_t i) const;
    Rewrites symbol(std::size_t i) const;
    Rewrites closed(std::size_t i, std::string_view bracket) const;
    Rewrites conjunction(std::size_t i, std::size_t length, bool both) const;
    Rewrites comparisons(std::size_t i) const;
    Rewrites opening(std::size_t i) const;
    Rewrites equation(std::size_t i) const;
    Rewrites bare_call(std::size_t i, std::size_t end, std::string_view power) const;
    Rewrites alternative(std::size_t end) const;
    Rewrites logarithm(std::size_t i) const;
    Rewrites joined_call(std::size_t i) const;
    std::size_t find(std::size_t from, std::size_t end, std::string_view name) const;
    Rewrites call(std::size_t i) const;
};

// Returns the function of at least three letters that a word begins with, by any of its spellings: the longest. Returns else
// the first one that begins with the word, if that has three letters, or "".
std::string_view function_of_word(std::string_view word);

inline bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace ravine::formula
