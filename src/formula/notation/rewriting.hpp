// Shared by the passes over a formula in another notation. Internal to notation.cpp, latex.cpp, indices.cpp and choices.cpp.
#pragma once

#include "formula/constants.hpp"
#include "formula/corrections.hpp"
#include "formula/lexer.hpp"
#include "formula/names.hpp"

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
    std::optional<Fault> fault = {};

    void fail(const Token& at, std::string message, Rewrites rewrites = {});
    void add(const Token& token) { tokens.push_back(token); }
    void add(TokenSpan more) { tokens.insert(tokens.end(), more.begin(), more.end()); }

    // A token that nobody typed, as if it stood where another does: a symbol, a name where it is of letters, or the number 1.
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

// A token that stands where another does (see Rewriting::insert).
Token token_at(const Token& at, std::string_view plain);

// The number of tokens from an opening bracket to the closing one, both included; 0 where it is not closed.
std::size_t group_length(TokenSpan tokens);

// LaTeX: commands without a meaning (\left, \displaystyle) are left out; the others, braces and exponents of function names
// become plain notation.
void drop_sizes(Rewriting& formula);
Rewriting read_latex(TokenSpan tokens);

// x[0], x(1), x1, x_1, θ₁: a vector's coordinates become the variables x and y.
void read_indices(Rewriting& formula, const Scope& scope);

// c ? a : b becomes where(c, a, b).
void read_choices(Rewriting& formula);

}  // namespace ravine::formula
