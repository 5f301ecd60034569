#include "formula/notation/rewriting.hpp"

namespace ravine::formula {

void Rewriting::fail(const Token& at, std::string message, Rewrites rewrites) {
    if (!fault) fault = Fault{{at.column, std::move(message)}, std::move(rewrites)};
}

Token token_at(const Token& at, std::string_view plain) {
    Token token = at;
    const bool letters = plain[0] >= 'a' && plain[0] <= 'z';
    token.kind = plain == "1" ? Token::Kind::number : letters ? Token::Kind::name : Token::Kind::symbol;
    token.text = token.plain = plain;
    token.value = plain == "1" ? 1 : 0;
    return token;
}

void Rewriting::insert(std::string_view plain, const Token& at) {
    tokens.push_back(token_at(at, plain));
    changed = true;
}

void Rewriting::erase(std::size_t first, std::size_t count) {
    const bool spaced = tokens[first].spaced;
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                 tokens.begin() + static_cast<std::ptrdiff_t>(first + count));
    if (first < tokens.size()) tokens[first].spaced |= spaced;
    changed = true;
}

void Rewriting::spell(Token& token, std::string_view plain) {
    changed = changed || token.plain != plain;
    token.plain = plain;
}

bool Rewriting::symbol_at(std::size_t i, std::string_view plain) const {
    return i < tokens.size() && is_symbol(tokens[i], plain);
}

bool Scope::has(std::string_view name) const {
    return holds(variables, name) || holds(columns, name) || find_constant(constants, name);
}

bool is_symbol(const Token& token, std::string_view plain) { return token.kind == Token::Kind::symbol && token.plain == plain; }
bool is_name(const Token& token, std::string_view plain) { return token.kind == Token::Kind::name && token.plain == plain; }

std::size_t group_length(TokenSpan tokens) {
    int open = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        for (const std::string_view bracket : {"(", "[", "{"}) open += is_symbol(tokens[i], bracket) ? 1 : 0;
        for (const std::string_view bracket : {")", "]", "}"}) open -= is_symbol(tokens[i], bracket) ? 1 : 0;
        if (open == 0) return i + 1;
    }
    return 0;
}

}  // namespace ravine::formula
