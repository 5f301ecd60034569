#include "formula/notation/latex_commands.hpp"
#include "formula/notation/rewriting.hpp"
#include "formula/parse.hpp"
#include "text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine::formula {
namespace {

// Returns the plain text of a command for a symbol or a letter, or "".
std::string_view plain_command(std::string_view text) {
    const auto* row = std::find_if(std::begin(commands), std::end(commands), [&](const Command& c) { return c.typed == text; });
    if (row != std::end(commands)) return row->plain;
    return text.starts_with('\\') ? greek_letter(greek_name(text)) : std::string_view();
}

bool is_root(const Token& token) { return is_name(token, "\\sqrt"); }
bool is_fraction(const Token& token) { return token.kind == Token::Kind::name && holds(fractions, token.text); }

// Returns the number of tokens of one argument: a group in braces, a fraction or a root with its own arguments, or a single
// token. Returns 0 if a brace is not closed.
std::size_t unit_length(TokenSpan tokens) {
    if (tokens.empty()) return 0;
    if (is_symbol(tokens.front(), "{")) return group_length(tokens);
    std::size_t length = 1;
    const bool degree = is_root(tokens.front()) && tokens.size() > 1 && is_symbol(tokens[1], "[");
    if (degree) length += group_length(tokens.subspan(1));
    for (int rest = is_fraction(tokens.front()) ? 2 : is_root(tokens.front()) ? 1 : 0; rest > 0; --rest) {
        if (length < tokens.size()) length += unit_length(tokens.subspan(length));
    }
    return length;
}

// Splits an argument without braces to one character: \frac12 is 1/2, \frac xy is x/y, and \sqrt2x is sqrt(2) times x.
void split_argument(Rewriting& formula, std::size_t i) {
    if (i >= formula.tokens.size()) return;
    const Token whole = formula.tokens[i];
    const bool word = whole.kind == Token::Kind::number || whole.kind == Token::Kind::name;
    if (!word || whole.text.size() < 2 || whole.text[0] == '\\' || static_cast<unsigned char>(whole.text[0]) > 127) return;
    const Tokens first = tokens_of(whole.text.substr(0, 1), whole.column),
                 rest = tokens_of(whole.text.substr(1), whole.column + 1);
    formula.tokens[i] = first.front();
    formula.tokens.insert(formula.tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1, rest.begin(), rest.end() - 1);
}

// Walks over tokens and writes their meaning. A nested reader reads each group, at most deepest_nesting deep.
class LatexReader {
  public:
    explicit LatexReader(int depth) : depth_(depth) {}

    Rewriting read(TokenSpan tokens) {
        if (depth_ > deepest_nesting) {
            result_.fail(tokens.front(), fmt::format("the formula is nested more than {} deep", deepest_nesting));
            return result_;
        }
        rest_ = tokens;
        while (!rest_.empty() && !result_.fault) step();
        return result_;
    }

  private:
    void step() {
        const Token& token = rest_.front();
        if (is_root(token)) return command();
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

    // Returns a function's plain name, given with or without a backslash.
    static std::optional<std::string_view> function_of(const Token& token) {
        return function_name(token.text.starts_with('\\') ? token.text.substr(1) : token.text);
    }

    // Takes the group in braces, or the next token if there is none, and returns it.
    Tokens argument(const Token& owner) {
        if (rest_.empty() || rest_.front().kind == Token::Kind::end) {
            result_.fail(owner, fmt::format("{} needs something in braces behind it", owner.text));
            return {};
        }
        const bool braces = is_symbol(rest_.front(), "{");
        const std::size_t length = std::min(unit_length(rest_), rest_.size());
        if (length == 0 || (braces && length < 2)) {
            result_.fail(rest_.front(), "'{' is not closed", {{{longest_text + 1, 0, "}"}}});
            return {};
        }
        const TokenSpan inside = braces ? rest_.subspan(1, length - 2) : rest_.first(length);
        rest_ = rest_.subspan(length);
        return inner(inside);
    }

    Tokens inner(TokenSpan tokens) {
        if (tokens.empty()) return {};
        Rewriting read = LatexReader(depth_ + 1).read(tokens);
        if (read.fault && !result_.fault) result_.fault = read.fault;
        return std::move(read.tokens);
    }

    void bracketed(const Tokens& tokens, const Token& at) {
        result_.insert("(", at);
        result_.add(tokens);
        result_.insert(")", at);
    }

    // Reads a group, leaving out braces around a single token.
    void group(std::string_view open, std::string_view close) {
        const Token at = rest_.front();
        const Tokens inside = argument(at);
        result_.changed = true;
        const bool owned = !result_.tokens.empty() && result_.tokens.back().kind == Token::Kind::name;  // x{1} of MATLAB
        const bool single = inside.size() == 1 && inside.front().kind != Token::Kind::symbol;
        if (single && !(owned && inside.front().kind == Token::Kind::number)) return result_.add(inside);
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
            if (!rest_.empty() && is_symbol(rest_.front(), "*")) skip();  // \operatorname*
            const Tokens name = argument(token);
            if (name.size() == 1 && name.front().kind == Token::Kind::name) {
                if (const auto plain = function_name(name.front().text)) return apply(*plain, name.front(), true);
            }
            return result_.add(name);
        }
        Token plain = token;
        plain.plain = plain_command(token.text);
        if (plain.plain.empty()) return unknown(token);
        plain.kind = is_letter_command(token.text) ? Token::Kind::name : Token::Kind::symbol;
        result_.add(plain);
    }

    void unknown(const Token& token) {
        std::vector<std::string_view> known = function_names();
        for (const Command& each : commands) known.push_back(each.typed.substr(1));
        const std::vector<std::string> letters = greek_commands();
        for (const std::string_view each : letters) known.push_back(each.substr(1));
        for (const std::string_view each : fractions) known.push_back(each.substr(1));
        const std::string_view near = nearest(token.text.substr(1), known);
        Rewrites rewrites;
        if (!near.empty()) rewrites.push_back(replace(token, fmt::format("\\{}", near)));
        result_.fail(token, fmt::format("{} is not known here", token.text), std::move(rewrites));
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

    // Reads \sqrt{a} and \sqrt[n]{a}.
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

    // Reads a function, an exponent between its name and its argument, and the argument: sin^2(x) is sin(x)^2. LaTeX may leave
    // out the brackets: \sin 2x^2 is sin(2x^2).
    void apply(std::string_view plain, const Token& typed, bool latex) {
        Token name = typed;
        name.plain = plain;
        if (plain == "log" && !rest_.empty() && is_symbol(rest_.front(), "_")) name.plain = logarithm(typed);
        const Tokens exponent = function_exponent(plain, typed);
        if (result_.fault) return;
        result_.add(name);
        const bool round = !rest_.empty() && is_symbol(rest_.front(), "(");
        const bool brackets = round || (!rest_.empty() && (is_symbol(rest_.front(), "{") || is_symbol(rest_.front(), "[")));
        if (!brackets && !latex) return result_.add(exponent);
        const std::size_t length = brackets ? group_length(rest_) : monomial_length();
        if (!brackets && goes_on(length))
            return result_.fail(
                typed, fmt::format("{0} needs brackets here: {0}(...)", plain),
                {replace(typed, rest_[length - 1], fmt::format("{}({})", typed.text, loose_text(rest_.first(length))))});
        if (length == 0) {
            if (latex && !brackets) result_.fail(typed, fmt::format("{0} needs brackets: {0}(...)", plain));
            return result_.add(exponent);
        }
        result_.changed = result_.changed || !round;
        const TokenSpan inside = !brackets ? rest_.first(length) : rest_.subspan(1, length - 2);
        const Token open = rest_.front(), close = rest_[length - 1];
        rest_ = rest_.subspan(length);
        const Tokens argument = inner(inside);
        if (!round) {
            bracketed(argument, open);
        } else {
            result_.add(open);
            result_.add(argument);
            result_.add(close);
        }
        result_.add(exponent);
    }

    // Reads the base below \log and returns the function of that base.
    std::string_view logarithm(const Token& typed) {
        skip();
        const Tokens base = argument(typed);
        if (base.size() == 1 && base.front().text == "2") return "log2";
        if (base.size() == 1 && base.front().text == "10") return "log10";
        if (base.size() == 1 && is_name(base.front(), "e")) return "log";
        result_.fail(typed, "a logarithm to another base is written log(x, b)", with_base(typed, base));
        return "log";
    }

    // Rewrites \log_3 x and \log_3(x) as log(x, 3).
    Rewrites with_base(const Token& typed, const Tokens& base) const {
        if (rest_.empty() || result_.fault) return {};
        const bool brackets = is_symbol(rest_.front(), "(") || is_symbol(rest_.front(), "{");
        const std::size_t length = brackets ? group_length(rest_) : monomial_length();
        if (length == 0 || (brackets && length < 3)) return {};
        const TokenSpan inside = brackets ? rest_.subspan(1, length - 2) : rest_.first(length);
        return {replace(typed, rest_[length - 1], fmt::format("log({}, {})", loose_text(inside), loose_text(base)))};
    }

    // Reads ^2 or ² between a function's name and its argument in brackets.
    Tokens function_exponent(std::string_view plain, const Token& function) {
        if (rest_.empty()) return {};
        std::size_t length = 0;
        if (rest_.front().kind == Token::Kind::superscript) {
            length = 1;
        } else if (is_symbol(rest_.front(), "^")) {
            const TokenSpan behind = rest_.subspan(1);
            const bool round = !behind.empty() && is_symbol(behind.front(), "(");
            length = 1 + (round ? group_length(behind) : unit_length(behind));
        }
        if (length < 1 || length > rest_.size()) return {};
        if (length == 1 && rest_.front().kind != Token::Kind::superscript) return {};
        const TokenSpan all = rest_.first(length);
        const auto is_negative = [](const Token& token) {
            return is_symbol(token, "-") || (token.kind == Token::Kind::superscript && token.value < 0);
        };
        if (std::any_of(all.begin(), all.end(), is_negative)) {
            negative_exponent(plain, function, length);
            return {};
        }
        result_.changed = true;
        Tokens exponent = inner(rest_.first(length));
        rest_ = rest_.subspan(length);
        return exponent;
    }

    // Refuses sin^-1(x), which can be read as asin(x) or as 1/sin(x).
    void negative_exponent(std::string_view plain, const Token& function, std::size_t length) {
        const bool cut = is_symbol(rest_[length - 1], "-") && length + 1 < rest_.size();  // ^-1
        const TokenSpan exponent = rest_.first(length + (cut ? 1 : 0)), behind = rest_.subspan(exponent.size());
        const std::string power = loose_text(exponent);
        const bool inverts = power == "^-1" || power == "^{-1}" || power == "^(-1)" || power == "⁻¹";
        const auto inverse = inverts ? function_name(fmt::format("a{}", plain)) : std::nullopt;
        const std::string_view slash = function.text.substr(0, function.text.starts_with('\\') ? 1 : 0);
        Rewrites rewrites;
        if (inverse) rewrites.push_back(replace(function, exponent.back(), fmt::format("{}{}", slash, *inverse)));
        const bool brackets = !behind.empty() && is_symbol(behind.front(), "(");
        if (const std::size_t call = brackets ? group_length(behind) : 0) {
            rewrites.push_back(replace(function, behind[call - 1],
                                       fmt::format("{}{}{}", function.text, loose_text(behind.first(call)), power)));
        }
        const std::string choice = inverse   ? fmt::format(": write {}(...) or 1/{}(...)", *inverse, plain)
                                   : inverts ? fmt::format("; write 1/{}(...)", plain)
                                             : fmt::format("; write {}(...){}", plain, power);
        result_.fail(function, fmt::format("{}{} can mean two things{}", plain, inverts ? "^-1" : power, choice),
                     std::move(rewrites));
    }

    // Returns the number of tokens of an argument without brackets: numbers, variables and their exponents, up to the next
    // function or operator.
    std::size_t monomial_length() const {
        std::size_t length = 0;
        while (length < rest_.size()) {
            const Token& token = rest_[length];
            const bool variable = token.kind == Token::Kind::name && !function_of(token) &&
                                  (!token.text.starts_with('\\') || is_letter_command(token.text));
            if (token.kind == Token::Kind::number || variable || token.kind == Token::Kind::superscript) {
                ++length;
            } else if (is_fraction(token) || is_root(token)) {
                length += unit_length(rest_.subspan(length));
            } else if (length > 0 && is_symbol(token, "^") && length + 1 < rest_.size()) {
                const std::size_t more = unit_length(rest_.subspan(length + 1));
                if (more == 0) return length;
                length += 1 + more;
            } else {
                break;
            }
        }
        return std::min(length, rest_.size());
    }

    // Returns true if the argument is a number and a product goes on behind it: \cos 2 \cdot x can be read as cos(2)x or as
    // cos(2x).
    bool goes_on(std::size_t length) const {
        const auto is_number = [](const Token& token) { return token.kind == Token::Kind::number; };
        if (length == 0 || length == rest_.size() ||
            !std::all_of(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(length), is_number))
            return false;
        const Token& next = rest_[length];
        return is_symbol(next, "*") || is_symbol(next, "/") || is_name(next, "\\cdot") || is_name(next, "\\times");
    }

    static bool is_letter_command(std::string_view text) {
        const std::string_view plain = plain_command(text);
        return plain == "pi" || (plain.size() == 2 && static_cast<unsigned char>(plain[0]) > 127);
    }

    TokenSpan rest_;
    Rewriting result_;
    int depth_;
};

}  // namespace

void drop_sizes(Rewriting& formula) {
    for (std::size_t i = 0; i < formula.tokens.size();) {
        const Token& token = formula.tokens[i];
        const bool command = token.kind == Token::Kind::name && token.text.starts_with('\\');
        if (command && holds(sizes, token.text)) {
            formula.erase(i, formula.symbol_at(i + 1, ".") ? 2 : 1);  // an invisible delimiter
            continue;
        }
        if (command && is_fraction(token)) {
            split_argument(formula, i + 1);
            split_argument(formula, i + 1 + unit_length(TokenSpan(formula.tokens).subspan(i + 1)));
        } else if (command && is_root(token)) {
            split_argument(formula, i + 1);
        }
        ++i;
    }
}

Rewriting read_latex(TokenSpan tokens) { return LatexReader(0).read(tokens); }

}  // namespace ravine::formula
