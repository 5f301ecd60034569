#include "formula/parse.hpp"
#include "formula/rewriting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine::formula {
namespace {

struct Command {
    std::string_view typed, plain;
};

// Commands that are a symbol or a letter; an empty one only sets type.
constexpr Command commands[] = {
    {"\\cdot", "*"},     {"\\times", "*"},     {"\\ast", "*"},     {"\\div", "/"},         {"\\le", "<="},
    {"\\leq", "<="},     {"\\leqslant", "<="}, {"\\ge", ">="},     {"\\geq", ">="},        {"\\geqslant", ">="},
    {"\\lt", "<"},       {"\\gt", ">"},        {"\\lvert", "|"},   {"\\rvert", "|"},       {"\\vert", "|"},
    {"\\mid", "|"},      {"\\lparen", "("},    {"\\rparen", ")"},  {"\\pi", "pi"},         {"\\alpha", "α"},
    {"\\beta", "β"},     {"\\gamma", "γ"},     {"\\delta", "δ"},   {"\\epsilon", "ε"},     {"\\varepsilon", "ε"},
    {"\\zeta", "ζ"},     {"\\eta", "η"},       {"\\theta", "θ"},   {"\\vartheta", "θ"},    {"\\kappa", "κ"},
    {"\\lambda", "λ"},   {"\\mu", "μ"},        {"\\nu", "ν"},      {"\\xi", "ξ"},          {"\\rho", "ρ"},
    {"\\sigma", "σ"},    {"\\tau", "τ"},       {"\\phi", "φ"},     {"\\varphi", "φ"},      {"\\omega", "ω"},
    {"\\left", ""},      {"\\right", ""},      {"\\big", ""},      {"\\Big", ""},          {"\\bigl", ""},
    {"\\bigr", ""},      {"\\Bigl", ""},       {"\\Bigr", ""},     {"\\displaystyle", ""}, {"\\limits", ""},
    {"\\textstyle", ""}, {"\\mathstrut", ""},  {"\\nolimits", ""},
};
constexpr std::string_view fractions[] = {"\\frac", "\\dfrac", "\\tfrac", "\\cfrac"};
constexpr std::string_view upright[] = {"\\operatorname", "\\mathrm", "\\text", "\\mathop", "\\textrm", "\\mathit", "\\mathbf"};

template <class Table>
bool holds(const Table& table, std::string_view text) {
    return std::find(std::begin(table), std::end(table), text) != std::end(table);
}

// Walks over tokens and writes what they mean. Groups are read by a reader of their own, at most deepest_nesting deep.
class LatexReader {
  public:
    explicit LatexReader(int depth) : depth_(depth) {}

    Rewriting read(TokenSpan tokens) {
        if (depth_ > deepest_nesting) {
            result_.fail(tokens.front(), fmt::format("the formula is nested more than {} deep", deepest_nesting));
            return result_;
        }
        rest_ = tokens;
        while (!rest_.empty() && !result_.error) step();
        return result_;
    }

  private:
    void step() {
        const Token& token = rest_.front();
        if (token.kind == Token::Kind::name && function_of(token)) return function();
        if (token.kind == Token::Kind::name && token.text.starts_with('\\')) return command();
        if (is_symbol(token, "{")) return group("(", ")");
        copy();
    }

    void copy() {
        result_.add(rest_.front());
        rest_ = rest_.subspan(1);
    }

    void skip() {
        result_.changed = true;
        rest_ = rest_.subspan(1);
    }

    // A function's plain name, with or without a backslash.
    static std::optional<std::string_view> function_of(const Token& token) {
        return function_name(token.text.starts_with('\\') ? token.text.substr(1) : token.text);
    }

    // What stands in braces, or else the next token. Takes it from the rest.
    Tokens argument(const Token& owner) {
        if (rest_.empty() || rest_.front().kind == Token::Kind::end) {
            result_.fail(owner, fmt::format("{} needs something in braces behind it", owner.text));
            return {};
        }
        const bool braces = is_symbol(rest_.front(), "{");
        const std::size_t length = braces ? group_length(rest_) : 1;
        if (length == 0) {
            result_.fail(rest_.front(), "'{' is not closed");
            return {};
        }
        const TokenSpan inside = braces ? rest_.subspan(1, length - 2) : rest_.first(1);
        rest_ = rest_.subspan(length);
        return inner(inside);
    }

    Tokens inner(TokenSpan tokens) {
        if (tokens.empty()) return {};
        Rewriting read = LatexReader(depth_ + 1).read(tokens);
        if (read.error && !result_.error) result_.error = read.error;
        return std::move(read.tokens);
    }

    void bracketed(const Tokens& tokens, const Token& at) {
        result_.insert("(", at);
        result_.add(tokens);
        result_.insert(")", at);
    }

    // Braces around a single token are left out.
    void group(std::string_view open, std::string_view close) {
        const Token at = rest_.front();
        const Tokens inside = argument(at);
        result_.changed = true;
        if (inside.size() == 1 && inside.front().kind != Token::Kind::symbol) return result_.add(inside);
        result_.insert(open, at);
        result_.add(inside);
        result_.insert(close, at);
    }

    void command() {
        const Token token = rest_.front();
        skip();
        if (holds(fractions, token.text)) return fraction(token);
        if (token.text == "\\sqrt") return root(token);
        if (holds(upright, token.text)) {
            const Tokens name = argument(token);
            if (name.size() == 1 && name.front().kind == Token::Kind::name) {
                if (const auto plain = function_name(name.front().text)) return apply(*plain, name.front(), true);
            }
            return result_.add(name);
        }
        const auto* row =
            std::find_if(std::begin(commands), std::end(commands), [&](const Command& c) { return c.typed == token.text; });
        if (row == std::end(commands)) return result_.fail(token, fmt::format("{} is not known here", token.text));
        if (row->plain.empty()) {
            if (!rest_.empty() && is_symbol(rest_.front(), ".")) skip();  // a delimiter that is not shown
            return;
        }
        Token plain = token;
        plain.plain = row->plain;
        const bool letter = (row->plain[0] >= 'a' && row->plain[0] <= 'z') || static_cast<unsigned char>(row->plain[0]) > 127;
        plain.kind = letter ? Token::Kind::name : Token::Kind::symbol;
        result_.add(plain);
    }

    void fraction(const Token& at) {
        const Tokens above = argument(at);
        const Tokens below = argument(at);
        result_.insert("(", at);
        bracketed(above, at);
        result_.insert("/", at);
        bracketed(below, at);
        result_.insert(")", at);
    }

    // \sqrt{a} and \sqrt[n]{a}.
    void root(const Token& at) {
        Tokens degree;
        if (!rest_.empty() && is_symbol(rest_.front(), "[")) {
            const std::size_t length = group_length(rest_);
            if (length < 3) return result_.fail(rest_.front(), "'[' is not closed");
            degree = inner(rest_.subspan(1, length - 2));
            rest_ = rest_.subspan(length);
        }
        const Tokens radicand = argument(at);
        if (degree.empty() || (degree.size() == 1 && degree.front().value == 3)) {
            result_.insert(degree.empty() ? "sqrt" : "cbrt", at);
            result_.tokens.back().kind = Token::Kind::name;
            return bracketed(radicand, at);
        }
        bracketed(radicand, at);
        result_.insert("^", at);
        result_.insert("(", at);
        result_.insert("1", at);
        result_.insert("/", at);
        bracketed(degree, at);
        result_.insert(")", at);
    }

    void function() {
        const Token token = rest_.front();
        const bool latex = token.text.starts_with('\\');
        rest_ = rest_.subspan(1);
        result_.changed = result_.changed || latex;
        apply(*function_of(token), token, latex);
    }

    // A function, an exponent between its name and its argument, and the argument: sin^2(x) is sin(x)^2. LaTeX may leave the
    // brackets out: \sin 2x^2 is sin(2x^2).
    void apply(std::string_view plain, const Token& typed, bool latex) {
        Token name = typed;
        name.plain = plain;
        const Tokens exponent = function_exponent(typed);
        if (result_.error) return;
        result_.add(name);
        const bool brackets = !rest_.empty() && (is_symbol(rest_.front(), "(") || is_symbol(rest_.front(), "{"));
        if (!brackets && !latex) return result_.add(exponent);
        const std::size_t length = brackets ? group_length(rest_) : monomial_length();
        if (length == 0) {
            if (latex && !brackets) result_.fail(typed, fmt::format("{0} needs brackets: {0}(...)", plain));
            return result_.add(exponent);
        }
        const bool bare = !brackets;
        result_.changed = result_.changed || bare || is_symbol(rest_.front(), "{");
        const TokenSpan inside = bare ? rest_.first(length) : rest_.subspan(1, length - 2);
        const Token open = rest_.front(), close = rest_[length - 1];
        rest_ = rest_.subspan(length);
        const Tokens argument = inner(inside);
        if (bare || is_symbol(open, "{")) {
            bracketed(argument, open);
        } else {
            result_.add(open);
            result_.add(argument);
            result_.add(close);
        }
        result_.add(exponent);
    }

    // ^2 or ² right behind a function's name, where an argument in brackets follows.
    Tokens function_exponent(const Token& function) {
        if (rest_.empty()) return {};
        std::size_t length = 0;
        double value = 0;
        if (rest_.front().kind == Token::Kind::superscript) {
            length = 1;
            value = rest_.front().value;
        } else if (is_symbol(rest_.front(), "^")) {
            const TokenSpan behind = rest_.subspan(1);
            length = !behind.empty() && (is_symbol(behind.front(), "(") || is_symbol(behind.front(), "{"))
                         ? 1 + group_length(behind)
                         : 2;
            if (length < 2 || length > rest_.size()) return {};
            for (const Token& token : rest_.first(length)) {
                if (token.kind == Token::Kind::number) value = token.value;
            }
            for (const Token& token : rest_.first(length)) {
                if (is_symbol(token, "-")) value = -value;
            }
        }
        if (length == 0) return {};
        if (!(value > 0)) {
            const std::string_view name = *function_of(function);
            result_.fail(function, fmt::format("{0}^-1 can mean two things: write a{0}(...) or 1/{0}(...)", name));
            return {};
        }
        result_.changed = true;
        const Tokens exponent = inner(rest_.first(length));
        rest_ = rest_.subspan(length);
        return exponent;
    }

    // Tokens of an argument without brackets: numbers, variables and their exponents, up to the next function or operator.
    std::size_t monomial_length() const {
        std::size_t length = 0;
        while (length < rest_.size()) {
            const Token& token = rest_[length];
            const bool variable = token.kind == Token::Kind::name && !function_of(token) &&
                                  (!token.text.starts_with('\\') || is_letter_command(token.text));
            if (token.kind == Token::Kind::number || variable || token.kind == Token::Kind::superscript) {
                ++length;
            } else if (length > 0 && is_symbol(token, "^") && length + 1 < rest_.size()) {
                const bool braces = is_symbol(rest_[length + 1], "{");
                const std::size_t more = braces ? group_length(rest_.subspan(length + 1)) : 1;
                if (more == 0) return length;
                length += 1 + more;
            } else if (length == 0 && is_symbol(token, "|")) {
                return 0;
            } else {
                break;
            }
        }
        return length;
    }

    static bool is_letter_command(std::string_view text) {
        const auto* row =
            std::find_if(std::begin(commands), std::end(commands), [&](const Command& c) { return c.typed == text; });
        return row != std::end(commands) && !row->plain.empty() &&
               (row->plain == "pi" || static_cast<unsigned char>(row->plain[0]) > 127);
    }

    TokenSpan rest_;
    Rewriting result_;
    int depth_;
};

}  // namespace

Rewriting read_latex(TokenSpan tokens) { return LatexReader(0).read(tokens); }

}  // namespace ravine::formula
