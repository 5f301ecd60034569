// Alternative spellings for a formula that cannot be read. They are guesses: parse() offers those that are formulas.
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

// Replaces `length` characters from a column on.
struct Replacement {
    std::size_t column, length;
    std::string text;
};

// Replacements in one text, in ascending order without overlap.
using Rewrite = std::vector<Replacement>;
using Rewrites = std::vector<Rewrite>;  // alternatives, the likeliest first

// The error of a text, with rewrites that may mend it.
struct Fault {
    ParseError error;
    Rewrites rewrites = {};
    std::string word = {};  // a known name near to an unknown one, or ""
};

// A text that is not a formula, with its fault.
struct Faulty {
    std::string text;
    Fault fault;
};

// Reads a text. Returns its fault, or that of its plain notation; nothing if it is a formula.
using Read = std::function<std::optional<Faulty>(std::string_view)>;

// Follows the rewrites, and the first rewrite of each result, until they are formulas or there are none. Returns the formulas.
std::vector<std::string> corrections_of(const Faulty& faulty, const Read& read);

// Returns the number of characters of a text, as columns count them.
std::size_t characters(std::string_view text);

// Returns tokens as text in plain notation, with spaces where the source had some.
std::string loose_text(std::span<const Token> tokens);

// Replaces all tokens from first to last.
Rewrite replace(const Token& first, const Token& last, std::string text);
inline Rewrite replace(const Token& token, std::string_view text) { return replace(token, token, std::string(text)); }

}  // namespace ravine::formula
