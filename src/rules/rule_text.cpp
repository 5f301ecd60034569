#include "rules/rule_text.hpp"

#include "formula/lexer.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <vector>

namespace ravine {
namespace {

using formula::Token;
using Kind = Token::Kind;

bool is_one_of(const Token& token, std::string_view characters) {
    return token.kind == Kind::symbol && token.plain.size() == 1 && characters.find(token.plain[0]) != std::string_view::npos;
}

// The part of a token in a formula, as far as blanks are concerned.
enum class Part {
    operand,  // a number, a name, or a bracket that closes
    opening,  // a bracket that opens
    tight,    // an operator without blanks around it
    wide,     // one with blanks
    comma,
    other
};

bool ends_operand(Part part) { return part == Part::operand; }

class Formula {
  public:
    explicit Formula(std::string_view text) : tokens_(formula::tokens_of(text)) {
        tokens_.pop_back();
        for (const Token& token : tokens_) parts_.push_back(part_of(token));
    }

    std::string print(bool roomy) const {
        std::string result;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (i > 0 && (needs_blank(i) || (roomy && wants_blank(i)))) result += ' ';
            result += tokens_[i].text;
        }
        return result;
    }

  private:
    Part part_of(const Token& token) {
        const bool behind_operand = !parts_.empty() && ends_operand(parts_.back());
        if (token.kind == Kind::number || token.kind == Kind::name || token.kind == Kind::superscript) return Part::operand;
        if (is_one_of(token, "(")) return bars_.push_back(false), Part::opening;
        if (is_one_of(token, ")")) {
            if (bars_.size() > 1) bars_.pop_back();
            return Part::operand;
        }
        if (is_one_of(token, "|")) {
            const bool closes = behind_operand && bars_.back();
            bars_.back() = !closes;
            return closes ? Part::operand : Part::opening;
        }
        if (is_one_of(token, "+-")) return behind_operand ? Part::wide : Part::tight;
        if (is_one_of(token, "*/^")) return Part::tight;
        if (is_one_of(token, ",")) return Part::comma;
        const bool compares = is_one_of(token, "<>") || token.plain == "<=" || token.plain == ">=";
        return token.kind == Kind::symbol && compares ? Part::wide : Part::other;
    }

    bool wants_blank(std::size_t i) const {
        return parts_[i] == Part::wide || parts_[i - 1] == Part::wide || parts_[i - 1] == Part::comma;
    }

    // A blank that was typed stays between factors of a product without a sign, and wherever two signs could become one.
    bool needs_blank(std::size_t i) const {
        if (!tokens_[i].spaced) return false;
        const Part left = parts_[i - 1], right = parts_[i];
        const auto is_operator = [](Part part) { return part == Part::tight || part == Part::wide; };
        if (left == Part::other || right == Part::other) return true;
        if (is_operator(left) && is_operator(right)) return true;
        return ends_operand(left) && (right == Part::opening || (ends_operand(right) && !is_one_of(tokens_[i], ")|")));
    }

    std::vector<Token> tokens_;
    std::vector<Part> parts_;
    std::vector<bool> bars_{false};  // per bracket that is open, true inside of |...|
};

// Returns the place of the sign of an assignment, which is none of a comparison.
std::size_t find_assignment(std::string_view text) {
    for (std::size_t i = text.find('='); i < text.size(); i = text.find('=', i + 1)) {
        const char before = i > 0 ? text[i - 1] : ' ', behind = i + 1 < text.size() ? text[i + 1] : ' ';
        if (std::string_view("<>=!:").find(before) == std::string_view::npos && behind != '=') return i;
    }
    return std::string_view::npos;
}

std::string print(std::string_view line, bool roomy) {
    std::string_view rest = trim(line.substr(0, line.find('#')));
    std::string result;
    for (auto end = rest.find(']'); rest.starts_with('[') && end != std::string_view::npos; end = rest.find(']')) {
        std::string prefix(rest.substr(0, end + 1));
        std::erase_if(prefix, [](char c) { return c == ' ' || c == '\t'; });
        result += prefix + (roomy ? " " : "");
        rest = trim(rest.substr(end + 1));
    }
    const auto equals = rest.starts_with('[') ? std::string_view::npos : find_assignment(rest);
    if (equals == std::string_view::npos) return result.append(rest);
    result += trim(rest.substr(0, equals));
    result += roomy ? " = " : "=";
    return result + Formula(rest.substr(equals + 1)).print(roomy);
}

}  // namespace

std::string laid_out(std::string_view line) { return print(line, true); }

std::string compact(std::string_view line) { return print(line, false); }

}  // namespace ravine
