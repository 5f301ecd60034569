// What the passes over a foreign formula share. Internal to notation.cpp and latex.cpp.
#pragma once

#include "formula/error.hpp"
#include "formula/lexer.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::formula {

using Tokens = std::vector<Token>;
using TokenSpan = std::span<const Token>;

// The outcome of a pass: tokens, and the first thing that could not be read.
struct Rewriting {
    Tokens tokens;
    bool changed = false;
    std::optional<ParseError> error = {};

    void fail(const Token& at, std::string message);
    void add(const Token& token) { tokens.push_back(token); }
    void add(TokenSpan more) { tokens.insert(tokens.end(), more.begin(), more.end()); }

    // A token that nobody typed, as if it stood where another does.
    void insert(std::string_view plain, const Token& at);
};

bool is_symbol(const Token& token, std::string_view plain);
bool is_name(const Token& token, std::string_view plain);

// The number of tokens from an opening bracket to the closing one, both included; 0 where it is not closed.
std::size_t group_length(TokenSpan tokens);

// Whether a name is a function of the formula language, by any of its spellings; the plain spelling.
std::optional<std::string_view> function_name(std::string_view name);

// LaTeX commands, braces and exponents of function names become plain notation.
Rewriting read_latex(TokenSpan tokens);

}  // namespace ravine::formula
