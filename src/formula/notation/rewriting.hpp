// Shared by the passes over formulas in other notations.
#pragma once

#include "formula/constants.hpp"
#include "formula/corrections/corrections.hpp"
#include "formula/lexer.hpp"
#include "formula/names.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::formula {

// Returns true if a list of words has one.
template <class List>
bool holds(const List& list, std::string_view word) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

using Tokens = std::vector<Token>;
using TokenSpan = std::span<const Token>;

// The result of a pass: tokens, and the first fault.
struct Rewriting {
    Tokens tokens;
    bool changed = false;
    std::optional<Fault> fault = {};

    void fail(const Token& at, std::string message, Rewrites rewrites = {});
    void add(const Token& token) { tokens.push_back(token); }
    void add(TokenSpan more) { tokens.insert(tokens.end(), more.begin(), more.end()); }

    // Adds a token that the source lacks, at the position of another: a symbol, a name if it is of letters, or the number 1.
    void insert(std::string_view plain, const Token& at);

    void erase(std::size_t first, std::size_t count);
    void spell(Token& token, std::string_view plain);

    bool symbol_at(std::size_t i, std::string_view plain) const;
    bool name_at(std::size_t i) const { return i < tokens.size() && tokens[i].kind == Token::Kind::name; }
};

// The names that a formula may use: its variables, the columns of data, and its constants.
struct Scope {
    std::span<const std::string_view> variables, columns;
    std::span<const Constant> constants;

    bool has(std::string_view name) const;
};

bool is_symbol(const Token& token, std::string_view plain);
bool is_name(const Token& token, std::string_view plain);

// Returns a token at the position of another (see Rewriting::insert).
Token token_at(const Token& at, std::string_view plain);

// Returns the number of tokens from an opening bracket to its closing one, both included; 0 if it is not closed.
std::size_t group_length(TokenSpan tokens);

// Removes LaTeX commands without a meaning (\left, \displaystyle), and rewrites the others, braces and exponents of function
// names in plain notation.
void drop_sizes(Rewriting& formula);
Rewriting read_latex(TokenSpan tokens);

// Rewrites a vector's coordinates x[0], x(1), x1, x_1, θ₁ as the variables x and y.
void read_indices(Rewriting& formula, const Scope& scope);

// Rewrites c ? a : b as where(c, a, b).
void read_choices(Rewriting& formula);

}  // namespace ravine::formula
