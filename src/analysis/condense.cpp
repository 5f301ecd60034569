#include "analysis/condense.hpp"

#include "formula/lexer.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace ravine {
namespace {

using formula::Token;

bool is_sign(const Token& token) { return token.text == "+" || token.text == "-"; }
bool ends_operand(const Token& token) {
    return token.kind == Token::Kind::name || token.kind == Token::Kind::number || token.text == ")";
}
bool ends_term(const Token& token) { return token.kind == Token::Kind::end || token.text == ")" || is_sign(token); }

bool is_off(const WalkedLine& line, const Token& token) {
    const auto zero = [&](const Quantity& quantity) {
        return quantity.name == token.text && quantity.scalar && quantity.value && quantity.value->x == 0;
    };
    return token.kind == Token::Kind::name && std::any_of(line.named.begin(), line.named.end(), zero);
}

std::size_t place_of(const std::string& text, const Token& token) {
    return static_cast<std::size_t>(token.text.data() - text.data());
}

// Removes the first term "+ weight*name" whose weight is 0. Returns false if there is none.
bool remove_term(WalkedLine& line) {
    const std::vector<Token> tokens = formula::tokens_of(line.text);
    for (std::size_t i = 1; i + 4 < tokens.size(); ++i) {
        const bool term = ends_operand(tokens[i - 1]) && is_sign(tokens[i]) && is_off(line, tokens[i + 1]) &&
                          tokens[i + 2].text == "*" && tokens[i + 3].kind == Token::Kind::name && ends_term(tokens[i + 4]);
        if (!term) continue;
        const std::size_t first = place_of(line.text, tokens[i - 1]) + tokens[i - 1].text.size();
        const std::size_t last = place_of(line.text, tokens[i + 3]) + tokens[i + 3].text.size();
        line.text.erase(first, last - first);
        return true;
    }
    return false;
}

// Removes the brackets of the first factor (name). Returns false if there is none.
bool remove_brackets(WalkedLine& line) {
    const std::vector<Token> tokens = formula::tokens_of(line.text);
    for (std::size_t i = 1; i + 2 < tokens.size(); ++i) {
        const bool factor = tokens[i - 1].text == "*" && tokens[i].text == "(" && tokens[i + 1].kind == Token::Kind::name &&
                            tokens[i + 2].text == ")";
        if (!factor) continue;
        const std::size_t opening = place_of(line.text, tokens[i]), closing = place_of(line.text, tokens[i + 2]);
        line.text.erase(closing, 1);
        line.text.erase(opening, 1);
        return true;
    }
    return false;
}

void remove_terms(WalkedLine& line) {
    bool any = false;
    while (remove_term(line)) any = true;
    while (any && remove_brackets(line)) continue;
}

// Returns the name that a line assigns as it is, or "".
std::string_view copied(const WalkedLine& line) {
    const std::vector<Token> tokens = formula::tokens_of(line.text);
    const bool copies = tokens.size() == 4 && tokens[1].text == "=" && tokens[2].kind == Token::Kind::name;
    return copies ? tokens[2].text : std::string_view();
}

using Copies = std::map<std::string_view, std::string_view>;  // the copy, and the quantity that is copied

// Puts what is copied in the place of its copies, on the right of the sign.
void put_originals(WalkedLine& line, const Copies& copies) {
    const std::vector<Token> tokens = formula::tokens_of(line.text);
    std::string text;
    const char* from = line.text.data();
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const auto copy = copies.find(tokens[i].text);
        if (copy == copies.end()) continue;
        text.append(from, static_cast<std::size_t>(tokens[i].text.data() - from)).append(copy->second);
        from = tokens[i].text.data() + tokens[i].text.size();
    }
    text += std::string_view(line.text).substr(static_cast<std::size_t>(from - line.text.data()));
    line.text = std::move(text);
    for (Quantity& quantity : line.named) {
        if (const auto copy = copies.find(quantity.name); copy != copies.end()) quantity.name = copy->second;
    }
}

void forget_absent(WalkedLine& line) {
    const std::vector<Token> tokens = formula::tokens_of(line.text);
    std::erase_if(line.named, [&](const Quantity& quantity) {
        return std::none_of(tokens.begin() + 1, tokens.end(), [&](const Token& token) { return token.text == quantity.name; });
    });
}

}  // namespace

std::vector<WalkedLine> condense(std::vector<WalkedLine> lines) {
    std::vector<WalkedLine> result;
    Copies copies;
    for (WalkedLine& line : lines) {
        put_originals(line, copies);
        WalkedLine whole = line;
        remove_terms(line);
        forget_absent(line);
        if (line.assigned.name == "x" && copied(line) == "x") line = std::move(whole);  // a step of length 0 is one
        const std::string_view target = line.assigned.name, source = copied(line);
        std::erase_if(copies, [&](const auto& copy) { return copy.first == target || copy.second == target; });
        if (source == target) continue;
        const bool is_copy = line.chosen && !source.empty() && target != "x" && line.named.size() == 1;
        if (is_copy) copies[target] = line.named[0].name;
        if (!is_copy) result.push_back(std::move(line));
    }
    return result;
}

}  // namespace ravine
