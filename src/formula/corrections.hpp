// Other spellings to offer for a formula that cannot be read. Each is a guess: parse() offers those that lead to a formula.
#pragma once

#include "formula/error.hpp"
#include "formula/lexer.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::formula {

// Takes the place of so many characters from a column on.
struct Replacement {
    std::size_t column, length;
    std::string text;
};

// Replacements in one text, from left to right.
using Rewrite = std::vector<Replacement>;
using Rewrites = std::vector<Rewrite>;  // other readings, the likeliest first

// The error of a text, with what may mend it.
struct Fault {
    ParseError error;
    Rewrites rewrites = {};
    std::string_view word = {};  // a known name, where an unknown one is near to it
};

// A text that is no formula, and why.
struct Faulty {
    std::string text;
    Fault fault;
};

// Reads a text, and returns what is wrong with it, of this text or its plain notation; nothing where it is a formula.
using Read = std::function<std::optional<Faulty>(std::string_view)>;

// Follows the rewrites, and the first one of what they lead to, until they are formulas or there are none.
std::vector<std::string> corrections_of(const Faulty& faulty, const Read& read);

// Characters of a text, as columns count them.
std::size_t characters(std::string_view text);

// Tokens as a text in plain notation that has spaces where they had some: not yet a formula.
std::string loose_text(std::span<const Token> tokens);

// Replaces all tokens from first to last.
Rewrite replace(const Token& first, const Token& last, std::string text);
inline Rewrite replace(const Token& token, std::string_view text) { return replace(token, token, std::string(text)); }

}  // namespace ravine::formula
