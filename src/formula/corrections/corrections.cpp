#include "formula/corrections/corrections.hpp"

#include "formula/notation/rewriting.hpp"

#include <algorithm>
#include <optional>

namespace ravine::formula {
namespace {

// Returns the byte at which a column begins, or the end of the text.
std::size_t byte_of(std::string_view text, std::size_t column) {
    std::size_t at = 0;
    for (std::size_t before = 1; at < text.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
        if (begins && before++ == column) return at;
    }
    return at;
}

std::string rewritten(std::string_view text, const Rewrite& rewrite) {
    std::string result;
    std::size_t at = 0;
    for (const Replacement& part : rewrite) {
        const std::size_t begin = std::max(at, byte_of(text, part.column));
        result += text.substr(at, begin - at);
        result += part.text;
        at = std::max(begin, byte_of(text, part.column + part.length));
    }
    result += text.substr(at);
    result.erase(0, result.find_first_not_of(' '));
    return result;
}

}  // namespace

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::vector<std::string> corrections_of(const Faulty& faulty, const Read& read) {
    constexpr int most_rewrites = 8;
    std::vector<std::string> formulas;
    for (const Rewrite& first : faulty.fault.rewrites) {
        std::string text = rewritten(faulty.text, first);
        std::optional<Faulty> still = read(text);
        for (int i = 1; i < most_rewrites && still && !still->fault.rewrites.empty(); ++i) {
            text = rewritten(still->text, still->fault.rewrites.front());
            still = read(text);
        }
        if (!still && std::find(formulas.begin(), formulas.end(), text) == formulas.end()) formulas.push_back(std::move(text));
    }
    return formulas;
}

std::string loose_text(std::span<const Token> tokens) {
    std::string text;
    for (std::size_t i = 0; i < tokens.size() && tokens[i].kind != Token::Kind::end; ++i) {
        const Token& token = tokens[i];
        const bool merges = i > 0 && (token.kind == Token::Kind::name || token.kind == Token::Kind::number) &&
                            tokens[i - 1].kind == Token::Kind::name;
        if (i > 0 && (token.spaced || merges)) text += ' ';
        const bool root = is_symbol(token, "sqrt") || is_symbol(token, "cbrt");
        text += root || token.kind == Token::Kind::number ? token.text : token.plain;
    }
    return text;
}

Rewrite replace(const Token& first, const Token& last, std::string text) {
    const std::size_t end = last.column + characters(last.text);
    return {{first.column, end > first.column ? end - first.column : 0, std::move(text)}};
}

}  // namespace ravine::formula
