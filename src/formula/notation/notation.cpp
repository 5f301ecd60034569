#include "formula/notation/notation.hpp"

#include "formula/notation/rewriting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace ravine::formula {
namespace {

// Modules and classes that functions are taken from: np.exp, Math.pow, torch.sigmoid.
constexpr std::string_view libraries[] = {"np",  "numpy",  "math",  "Math",    "torch", "tf",         "jnp", "jax",    "nn",
                                          "F",   "sp",     "sympy", "special", "scipy", "functional", "std", "K",      "keras",
                                          "anp", "mpmath", "mp",    "cmath",   "cp",    "cupy",       "onp", "Numeric"};

// Words before a formula in a program.
constexpr std::string_view statements[] = {"return", "const", "let", "var", "double", "float", "def", "function"};

constexpr std::string_view blanks = " \t\r\n\v\f";

std::string_view without_blanks(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

// Returns the text without a comment, a semicolon at the end, and quotation marks around it.
std::string_view without_trimmings(std::string_view text) {
    text = without_blanks(text.substr(0, text.find('#')));
    for (std::size_t at = text.find(';'); at != std::string_view::npos; at = text.find(';', at + 1)) {
        if (at > 0 && text[at - 1] == '\\') continue;  // a space of LaTeX
        const std::string_view behind = without_blanks(text.substr(at + 1));
        const bool comment = behind.starts_with("//") || behind.starts_with("/*") || behind.starts_with('%');
        if (!comment && behind.find_first_not_of("; \t\r\n") != std::string_view::npos) continue;
        text = without_blanks(text.substr(0, at));
        break;
    }
    for (const char quote : {'"', '\'', '`'}) {
        if (text.size() > 1 && text.front() == quote && text.back() == quote)
            text = without_blanks(text.substr(1, text.size() - 2));
    }
    return text;
}

// Passes over the tokens, one per kind of notation.
class Reader {
  public:
    Reader(std::string_view text, Scope scope) : scope_(scope) {
        const std::string_view trimmed = without_trimmings(text);
        formula_.changed = trimmed != without_blanks(text);
        const auto before = static_cast<std::size_t>(trimmed.data() - text.data());
        formula_.tokens = tokens_of(trimmed, 1 + characters(text.substr(0, trimmed.empty() ? 0 : before)));
    }

    Plain read() {
        drop_dollars();
        drop_sizes(formula_);
        drop_head();
        drop_libraries();
        refuse_exponents();
        read_names();
        split_letters();
        if (!formula_.fault) read_commands();
        if (!formula_.fault) read_indices(formula_, scope_);
        if (!formula_.fault) read_greek();
        if (!formula_.fault) read_square_brackets();
        if (!formula_.fault) read_methods();
        if (!formula_.fault) read_choices(formula_);
        return {std::move(formula_.tokens), formula_.changed, std::move(formula_.fault)};
    }

  private:
    bool symbol_at(std::size_t i, std::string_view plain) const { return formula_.symbol_at(i, plain); }
    bool name_at(std::size_t i) const { return formula_.name_at(i); }
    std::size_t size() const { return formula_.tokens.size(); }

    // Drops LaTeX's $...$ and $$...$$.
    void drop_dollars() {
        if (!symbol_at(0, "$")) return;
        while (symbol_at(0, "$")) formula_.erase(0, 1);
        while (size() > 1 && symbol_at(size() - 2, "$")) formula_.erase(size() - 2, 1);
    }

    // Drops the head that names the function: f(x, y) =, z =, lambda x, y:, (x, y) =>, @(x, y), return.
    void drop_head() {
        while (const std::size_t length = head_length()) formula_.erase(0, length);
    }

    std::size_t head_length() const {
        if (symbol_at(0, "=")) return 1;
        if (name_at(0) && holds(statements, formula_.tokens[0].text)) {
            const bool defined = formula_.tokens[0].text == "def" && name_at(1) && names_in_brackets(2) > 0;
            const std::size_t colon = 2 + names_in_brackets(2);
            return defined && symbol_at(colon, ":") ? colon + 1 : 1;
        }
        if (is_name(formula_.tokens[0], "lambda")) return lambda_length();
        const std::size_t list = names_in_brackets(symbol_at(0, "@") ? 1 : 0);
        if (symbol_at(0, "@") && list > 0) return 1 + list;
        if (list > 0 && symbol_at(list, "=>")) return list + 1;
        if (name_at(0) && symbol_at(1, "=>")) return 2;
        return assignment_length();
    }

    std::size_t lambda_length() const {
        for (std::size_t i = 1; i < size(); ++i) {
            if (symbol_at(i, ":")) return i + 1;
            if (!name_at(i) && !symbol_at(i, ",")) return 0;
        }
        return 0;
    }

    // Returns the number of tokens of "(x, y)" that begin at `from`, or 0.
    std::size_t names_in_brackets(std::size_t from) const {
        if (!symbol_at(from, "(")) return 0;
        for (std::size_t i = from + 1; i < size(); i += 2) {
            if (!name_at(i)) return 0;
            if (symbol_at(i + 1, ")")) return i + 2 - from;
            if (!symbol_at(i + 1, ",")) return 0;
        }
        return 0;
    }

    // Returns the number of tokens up to the = of "z =", "f(x, y) =" or "f(x_{1}, x_{2}) =", or 0. An equation of a variable is
    // none.
    std::size_t assignment_length() const {
        const Token& name = formula_.tokens[0];
        const bool function = function_name(name.text) || is_constant_name(name.text) || scope_.has(name.text);
        if (!name_at(0) || function || pieces_of(0)) return 0;
        for (std::size_t i = 1; i < size(); ++i) {
            if (symbol_at(i, "=")) return i + 1;
            const auto is = [&](std::string_view symbol) { return symbol_at(i, symbol); };
            const bool listed = is("(") || is(")") || is("{") || is("}") || is("[") || is("]") || is(",") || is("_") || is(";");
            const bool index = name_at(i) || formula_.tokens[i].kind == Token::Kind::number;
            if (!listed && !(index && i > 1)) return 0;
        }
        return 0;
    }

    void drop_libraries() {
        for (std::size_t i = 0; i + 2 < size();) {
            const bool member = name_at(i) && symbol_at(i + 1, ".") && name_at(i + 2);
            if (member && holds(libraries, formula_.tokens[i].text) && !scope_.has(formula_.tokens[i].text)) {
                formula_.erase(i, 2);
            } else {
                ++i;
            }
        }
    }

    // Refuses 2e - 3, 1 e 3 and 1 e3: they can be numbers torn by a space, or products with e.
    void refuse_exponents() {
        for (std::size_t i = 1; i < size(); ++i) {
            const Token &before = formula_.tokens[i - 1], &e = formula_.tokens[i];
            if (before.kind != Token::Kind::number || !name_at(i)) continue;
            if (before.text == "0" && !e.spaced) refuse_hexadecimal(before, e);
            const bool is_e = e.text[0] == 'e' || e.text[0] == 'E', alone = e.text.size() == 1;
            const bool sign = alone && (symbol_at(i + 1, "-") || symbol_at(i + 1, "+"));
            const std::size_t digits = i + (alone ? 1 : 0) + (sign ? 1 : 0);
            if (!is_e || digits >= size() || (alone && formula_.tokens[digits].kind != Token::Kind::number)) continue;
            const Token& last = formula_.tokens[digits];
            const std::string_view plus = sign ? formula_.tokens[i + 1].plain : "",
                                   number = alone ? last.text : e.text.substr(1);
            if (number.find_first_not_of("0123456789.") != std::string_view::npos) continue;
            const std::string one = fmt::format("{}e{}{}", before.text, plus, number),
                              product = fmt::format("{}*e{}{}", before.text, sign ? plus : "*", number);
            formula_.fail(before,
                          fmt::format("{} e {}{} can mean two things: write {} or {}", before.text, plus, number, one, product),
                          {replace(before, last, one), replace(before, last, product)});
        }
    }

    void refuse_hexadecimal(const Token& zero, const Token& digits) {
        const std::string_view hex = digits.text.substr(1);
        std::uint64_t value = 0;
        const auto read = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
        if ((digits.text[0] | 0x20) != 'x' || read.ec != std::errc() || read.ptr != hex.data() + hex.size()) return;
        formula_.fail(zero, fmt::format("0{} is a hexadecimal number; write {}", digits.text, value),
                      {replace(zero, digits, fmt::format("{}", value))});
    }

    // Replaces names of other languages by plain ones. X is x only if there is a variable x.
    void read_names() {
        for (Token& token : formula_.tokens) {
            if (token.kind != Token::Kind::name || scope_.has(token.text)) continue;
            const auto plain = plain_name(token.text);
            const bool known = plain && (plain->is_function || is_constant_name(plain->plain) || scope_.has(plain->plain));
            if (known) formula_.spell(token, plain->plain);
        }
    }

    // Splits products: xy, xsin(y), cos(2pix) and x_1x_2.
    void split_letters() {
        Rewriting split;
        for (std::size_t i = 0; i < size(); ++i) {
            const auto pieces = pieces_of(i);
            if (!pieces) {
                split.add(formula_.tokens[i]);
                continue;
            }
            formula_.changed = true;
            Token piece = formula_.tokens[i];
            for (const std::string_view text : *pieces) {
                piece.text = piece.plain = text;
                split.add(piece);
                piece.column += text.size();
                piece.spaced = false;
            }
        }
        formula_.tokens = std::move(split.tokens);
    }

    // Returns the factors of an unknown name of several letters: variables with or without an index, pi, and at the end perhaps
    // e with an exponent or a function with its bracket. Returns nothing if it has other parts.
    std::optional<std::vector<std::string_view>> pieces_of(std::size_t i) const {
        const Token& token = formula_.tokens[i];
        const std::string_view name = token.text;
        const bool known = scope_.has(token.plain) || function_name(token.plain) || is_constant_name(token.plain);
        if (token.kind != Token::Kind::name || known || !spellings_for(name).empty() || has_single_index(name))
            return std::nullopt;
        const bool raised =
            i + 1 < size() && (symbol_at(i + 1, "^") || formula_.tokens[i + 1].kind == Token::Kind::superscript);
        std::vector<std::string_view> pieces;
        for (std::string_view rest = name; !rest.empty(); rest.remove_prefix(pieces.back().size())) {
            const bool last_function = !pieces.empty() && function_name(rest) && (symbol_at(i + 1, "(") || raised);
            if (last_function || (rest == "e" && raised && !pieces.empty()) || rest == "pi") {
                pieces.push_back(rest);
            } else if (const std::size_t length = index_length(rest); length > 0) {
                pieces.push_back(rest.substr(0, length));
            } else if (scope_.has(rest.substr(0, 1))) {
                pieces.push_back(rest.substr(0, 1));
            } else if (rest.starts_with("pi")) {
                pieces.push_back(rest.substr(0, 2));
            } else {
                return std::nullopt;
            }
        }
        return pieces.size() > 1 ? std::optional(pieces) : std::nullopt;
    }

    // Returns the bytes of a letter with an index of one digit, x1, x_1 or x₁, or 0.
    static std::size_t index_length(std::string_view text) {
        const std::size_t digit = text.size() > 1 && text[1] == '_' ? 2 : 1;
        const std::size_t first = text.size() > digit ? name_digit_length(text.substr(digit)) : 0;
        const bool more = first > 0 && name_digit_length(text.substr(digit + first)) > 0;
        return first > 0 && !more ? digit + first : 0;
    }

    static bool has_single_index(std::string_view name) { return index_length(name) == name.size(); }

    void read_commands() {
        Rewriting read = read_latex(formula_.tokens);
        read.changed = read.changed || formula_.changed;
        formula_ = std::move(read);
    }

    // Replaces α by the constant alpha, if there is one.
    void read_greek() {
        for (Token& token : formula_.tokens) {
            const std::string_view name = token.kind == Token::Kind::name ? greek_name(token.plain) : std::string_view();
            if (!name.empty() && scope_.has(name)) formula_.spell(token, name);
        }
    }

    // Replaces square brackets that are not an index by round ones.
    void read_square_brackets() {
        for (std::size_t i = 0; i < size(); ++i) {
            const bool owned = i > 0 && (name_at(i - 1) || symbol_at(i - 1, "]"));
            const std::size_t length = symbol_at(i, "[") && !owned ? group_length(TokenSpan(formula_.tokens).subspan(i)) : 0;
            if (length < 2 || !symbol_at(i + length - 1, "]")) continue;
            formula_.spell(formula_.tokens[i], "(");
            formula_.spell(formula_.tokens[i + length - 1], ")");
        }
    }

    // Rewrites x.pow(2) as pow(x, 2).
    void read_methods() {
        for (std::size_t i = 1; i + 2 < size(); ++i) {
            if (!symbol_at(i, ".") || !name_at(i + 1) || !symbol_at(i + 2, "(")) continue;
            const std::size_t first = owner_of(i);
            if (!function_name(formula_.tokens[i + 1].plain) || first == i) continue;
            const Token name = formula_.tokens[i + 1], bracket = formula_.tokens[i + 2];
            if (symbol_at(i + 3, ")")) {
                formula_.erase(i, 3);
            } else {
                formula_.tokens[i] = token_at(formula_.tokens[i], ",");
                formula_.erase(i + 1, 2);
            }
            formula_.tokens.insert(formula_.tokens.begin() + static_cast<std::ptrdiff_t>(first), {name, bracket});
        }
    }

    // Returns the first token of the operand before a point: a name, a number or brackets, with the function before them; the
    // point itself if there is none.
    std::size_t owner_of(std::size_t point) const {
        const Token& last = formula_.tokens[point - 1];
        if (last.kind == Token::Kind::name || last.kind == Token::Kind::number) return point - 1;
        if (!is_symbol(last, ")")) return point;
        std::size_t i = point - 1;
        for (int open = 1; open > 0 && i > 0;) {
            --i;
            open += symbol_at(i, ")") ? 1 : symbol_at(i, "(") ? -1 : 0;
        }
        const bool call = i > 0 && name_at(i - 1) && function_name(formula_.tokens[i - 1].plain);
        return call ? i - 1 : i;
    }

    Scope scope_;
    Rewriting formula_;
};

// Returns the text to put between two tokens. Side by side some would merge or be read in two ways: 2 and e3, x and (2).
std::string_view separator(const Token& left, const Token& right) {
    const bool number = left.kind == Token::Kind::number, name = right.kind == Token::Kind::name;
    const bool word = left.kind == Token::Kind::name;
    if (word && is_symbol(right, "(") && !function_name(left.plain)) return "*";
    const bool operand =
        number || word || left.kind == Token::Kind::superscript || is_symbol(left, ")") || is_symbol(left, "|");
    if (operand && right.kind == Token::Kind::number && right.text.starts_with('.')) return " ";
    if (number && name) return right.plain[0] == 'e' || right.plain[0] == 'E' || left.text == "0" ? "*" : "";
    return word && (name || right.kind == Token::Kind::number) ? " " : "";
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

}  // namespace

std::string plain_text(std::span<const Token> tokens) {
    std::string text;
    for (std::size_t i = 0; i < tokens.size() && tokens[i].kind != Token::Kind::end; ++i) {
        const Token& token = tokens[i];
        if (i > 0) text += separator(tokens[i - 1], token);
        const bool root = token.kind == Token::Kind::symbol && (token.plain == "sqrt" || token.plain == "cbrt");
        if (token.kind == Token::Kind::number && !is_ascii(token.text)) {
            text += fmt::format("{}", token.value);
        } else {
            text += root ? token.text : token.plain;
        }
    }
    return text;
}

Plain read_notation(std::string_view text, std::span<const std::string_view> variables,
                    std::span<const std::string_view> columns, std::span<const Constant> constants) {
    return Reader(text, {variables, columns, constants}).read();
}

}  // namespace ravine::formula
