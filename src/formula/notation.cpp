#include "formula/notation.hpp"

#include "formula/names.hpp"
#include "formula/rewriting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine::formula {
namespace {

// Modules and classes that functions are taken from: np.exp, Math.pow, torch.sigmoid.
constexpr std::string_view libraries[] = {"np",    "numpy", "math",       "Math",  "torch",  "tf",    "jnp",
                                          "jax",   "nn",    "functional", "F",     "sp",     "sympy", "special",
                                          "scipy", "std",   "K",          "cmath", "Numeric"};

template <class Table>
bool holds(const Table& table, std::string_view text) {
    return std::find(std::begin(table), std::end(table), text) != std::end(table);
}

// Passes over the tokens, one kind of notation each.
class Reader {
  public:
    Reader(std::string_view text, std::span<const std::string_view> variables)
        : variables_(variables), tokens_(tokens_of(text)) {}

    Plain read() {
        for (void (Reader::*pass)() : {&Reader::drop_dollars, &Reader::drop_head, &Reader::drop_libraries, &Reader::read_names,
                                       &Reader::read_commands, &Reader::read_indices, &Reader::read_choices}) {
            if (!error_) (this->*pass)();
        }
        return {std::move(tokens_), changed_, std::move(error_)};
    }

  private:
    void fail(const Token& at, std::string message) {
        if (!error_) error_ = ParseError{at.column, std::move(message)};
    }

    void erase(std::size_t first, std::size_t count) {
        tokens_.erase(tokens_.begin() + static_cast<std::ptrdiff_t>(first),
                      tokens_.begin() + static_cast<std::ptrdiff_t>(first + count));
        changed_ = true;
    }

    void spell(Token& token, std::string_view plain) {
        changed_ = changed_ || token.plain != plain;
        token.plain = plain;
    }

    bool symbol_at(std::size_t i, std::string_view plain) const { return i < tokens_.size() && is_symbol(tokens_[i], plain); }
    bool name_at(std::size_t i) const { return i < tokens_.size() && tokens_[i].kind == Token::Kind::name; }

    // $...$ and $$...$$, as LaTeX has it in a text.
    void drop_dollars() {
        while (symbol_at(0, "$")) erase(0, 1);
        while (changed_ && tokens_.size() > 1 && is_symbol(tokens_[tokens_.size() - 2], "$")) erase(tokens_.size() - 2, 1);
    }

    // What names the function: f(x, y) =, z =, lambda x, y:, (x, y) =>, @(x, y), return.
    void drop_head() {
        if (name_at(0) && tokens_[0].text == "return") erase(0, 1);
        if (name_at(0) && tokens_[0].text == "lambda") {
            for (std::size_t i = 1; i < tokens_.size(); ++i) {
                if (symbol_at(i, ":")) return erase(0, i + 1);
                if (!name_at(i) && !symbol_at(i, ",")) return;
            }
            return;
        }
        std::size_t length = name_at(0) && !is_variable(tokens_[0].text) ? 1 : 0;
        const std::size_t list = names_in_brackets(length);
        if (symbol_at(length + list, "=") && length + list > 0) {
            erase(0, length + list + 1);
            length = 0;
        }
        if (symbol_at(0, "@") && names_in_brackets(1) > 0) return erase(0, 1 + names_in_brackets(1));
        if (symbol_at(names_in_brackets(0), "=>") && names_in_brackets(0) > 0) erase(0, names_in_brackets(0) + 1);
    }

    // Tokens of "(x, y)" from a place on, or 0.
    std::size_t names_in_brackets(std::size_t from) const {
        if (!symbol_at(from, "(")) return 0;
        for (std::size_t i = from + 1; i < tokens_.size(); i += 2) {
            if (!name_at(i)) return 0;
            if (symbol_at(i + 1, ")")) return i + 2 - from;
            if (!symbol_at(i + 1, ",")) return 0;
        }
        return 0;
    }

    bool is_variable(std::string_view name) const { return holds(variables_, name); }

    void drop_libraries() {
        for (std::size_t i = 0; i + 2 < tokens_.size();) {
            const bool member = name_at(i) && symbol_at(i + 1, ".") && name_at(i + 2) && holds(libraries, tokens_[i].text);
            if (!member) {
                ++i;
                continue;
            }
            erase(i, 2);
        }
    }

    // Names by which other languages call what is known here.
    void read_names() {
        for (Token& token : tokens_) {
            if (token.kind != Token::Kind::name || is_variable(token.text)) continue;
            if (const auto plain = plain_name(token.text)) {
                const bool known = plain->is_function || !is_taken(plain->plain);
                if (known) spell(token, plain->plain);
            }
        }
    }

    // X is x only where there is a variable x.
    bool is_taken(std::string_view plain) const { return plain.size() == 1 && plain != "e" && !is_variable(plain); }

    void read_commands() {
        Rewriting read = read_latex(tokens_);
        changed_ = changed_ || read.changed;
        error_ = std::move(read.error);
        tokens_ = std::move(read.tokens);
    }

    // x[0], x(1), x1, x_1, θ₁: a vector's coordinates.
    struct Index {
        std::size_t first, length;
        std::string_view base;
        int number;
    };

    void read_indices() {
        if (variables_.size() < 2 || variables_[0] != "x" || variables_[1] != "y") return;
        std::vector<Index> found;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (const auto index = index_at(i)) {
                found.push_back(*index);
                i += index->length - 1;
            }
        }
        if (found.empty()) return;
        const Token at = tokens_[found.front().first];
        const bool from_zero = std::any_of(found.begin(), found.end(), [](const Index& index) { return index.number == 0; });
        for (const Index& index : found) {
            const int number = index.number - (from_zero ? 0 : 1);
            if (index.base != found.front().base)
                return fail(at, fmt::format("{} and {} both have indices here; write x and y", found.front().base, index.base));
            if (number > 1)
                return fail(tokens_[index.first],
                            fmt::format("there are two coordinates, x and y, and this is number {}", number + 1));
        }
        for (auto index = found.rbegin(); index != found.rend(); ++index) {
            Token& token = tokens_[index->first];
            token.kind = Token::Kind::name;
            spell(token, variables_[static_cast<std::size_t>(index->number - (from_zero ? 0 : 1))]);
            if (index->length > 1) erase(index->first + 1, index->length - 1);
        }
    }

    std::optional<Index> index_at(std::size_t i) const {
        if (!name_at(i) || function_name(tokens_[i].plain) || tokens_[i].plain == "pi" || tokens_[i].plain == "e")
            return std::nullopt;
        const std::string_view name = tokens_[i].plain;
        const auto number_at = [&](std::size_t at) -> std::optional<int> {
            const bool whole = at < tokens_.size() && tokens_[at].kind == Token::Kind::number && tokens_[at].text.size() == 1;
            return whole ? std::optional(static_cast<int>(tokens_[at].value)) : std::nullopt;
        };
        if (const auto own = own_index(name); own && !is_variable(name)) return Index{i, 1, own->first, own->second};
        if (symbol_at(i + 1, "[") && number_at(i + 2) && symbol_at(i + 3, "]")) return Index{i, 4, name, *number_at(i + 2)};
        const bool underscore = symbol_at(i + 1, "_");
        const std::size_t behind = i + (underscore ? 2 : 1);
        if ((underscore || name.ends_with('_')) && number_at(behind))
            return Index{i, behind - i + 1, base_of(name), *number_at(behind)};
        if ((underscore || name.ends_with('_')) && symbol_at(behind, "(") && number_at(behind + 1) &&
            symbol_at(behind + 2, ")"))
            return Index{i, behind - i + 3, base_of(name), *number_at(behind + 1)};
        if (name == "x" && is_vector_ && symbol_at(i + 1, "(") && number_at(i + 2) && symbol_at(i + 3, ")"))
            return Index{i, 4, name, *number_at(i + 2)};
        return std::nullopt;
    }

    static std::string_view base_of(std::string_view name) {
        while (name.ends_with('_')) name.remove_suffix(1);
        return name;
    }

    // The index that is a part of a name, one digit, also below the line; and the name without it.
    static std::optional<std::pair<std::string_view, int>> own_index(std::string_view name) {
        constexpr std::size_t lowered = 3;
        int number = -1;
        std::string_view base = name;
        if (name.size() > lowered && name.substr(name.size() - lowered).starts_with("\xE2\x82")) {
            number = static_cast<unsigned char>(name.back()) - 0x80;
            base = name.substr(0, name.size() - lowered);
        } else if (name.size() > 1 && name.back() >= '0' && name.back() <= '9') {
            number = name.back() - '0';
            base = name.substr(0, name.size() - 1);
        }
        const bool longer = base.ends_with("\x80") || (!base.empty() && base.back() >= '0' && base.back() <= '9');
        if (number < 0 || longer) return std::nullopt;
        return std::pair(base_of(base), number);
    }

    // c ? a : b, wherever an argument or a bracket may stand.
    void read_choices() {
        const bool any = std::any_of(tokens_.begin(), tokens_.end(), [](const Token& token) { return is_symbol(token, "?"); });
        if (!any) return;
        changed_ = true;
        const Token end = tokens_.back();
        tokens_ = choices(std::span(tokens_).first(tokens_.size() - 1), 0);
        tokens_.push_back(end);
    }

    static constexpr int deepest = 100;

    Tokens choices(TokenSpan tokens, int depth) {
        if (depth > deepest) {
            fail(tokens.front(), fmt::format("the formula is nested more than {} deep", deepest));
            return {};
        }
        Tokens argument, result;
        for (std::size_t i = 0; i <= tokens.size(); ++i) {
            if (i == tokens.size() || is_symbol(tokens[i], ",")) {
                const Tokens chosen = choice(argument, depth);
                result.insert(result.end(), chosen.begin(), chosen.end());
                if (i < tokens.size()) result.push_back(tokens[i]);
                argument.clear();
                continue;
            }
            argument.push_back(tokens[i]);
            const std::size_t length = is_symbol(tokens[i], "(") ? group_length(tokens.subspan(i)) : 0;
            if (length < 2) continue;
            const Tokens inside = choices(tokens.subspan(i + 1, length - 2), depth + 1);
            argument.insert(argument.end(), inside.begin(), inside.end());
            i += length - 1;
            argument.push_back(tokens[i]);
        }
        return result;
    }

    // One argument: its first ? outside of brackets, and the : that belongs to it.
    Tokens choice(TokenSpan tokens, int depth) {
        std::size_t question = tokens.size(), colon = tokens.size();
        int brackets = 0, open = 0;
        for (std::size_t i = 0; i < tokens.size() && colon == tokens.size(); ++i) {
            brackets += is_symbol(tokens[i], "(") ? 1 : is_symbol(tokens[i], ")") ? -1 : 0;
            if (brackets > 0) continue;
            if (is_symbol(tokens[i], "?") && open++ == 0) question = i;
            if (is_symbol(tokens[i], ":") && --open == 0) colon = i;
        }
        if (question == tokens.size()) return Tokens(tokens.begin(), tokens.end());
        if (colon == tokens.size() || depth > deepest) {
            fail(tokens[question], "the ':' of this '?' is missing: c ? a : b");
            return {};
        }
        const Token at = tokens[question];
        Rewriting result;
        result.insert("where", at);
        result.tokens.back().kind = Token::Kind::name;
        result.insert("(", at);
        result.add(tokens.first(question));
        result.insert(",", at);
        result.add(choice(tokens.subspan(question + 1, colon - question - 1), depth + 1));
        result.insert(",", at);
        result.add(choice(tokens.subspan(colon + 1), depth + 1));
        result.insert(")", at);
        return std::move(result.tokens);
    }

    std::span<const std::string_view> variables_;
    Tokens tokens_;
    bool changed_ = false, is_vector_ = false;
    std::optional<ParseError> error_;
};

}  // namespace

void Rewriting::fail(const Token& at, std::string message) {
    if (!error) error = ParseError{at.column, std::move(message)};
}

void Rewriting::insert(std::string_view plain, const Token& at) {
    Token token = at;
    token.kind = plain == "1" ? Token::Kind::number : Token::Kind::symbol;
    token.plain = plain;
    token.value = plain == "1" ? 1 : 0;
    tokens.push_back(token);
    changed = true;
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

// Whether a space belongs between two tokens, which would be one without it, or another.
static bool needs_space(const Token& left, const Token& right) {
    const auto is_word = [](const Token& token) {
        return token.kind == Token::Kind::name || token.kind == Token::Kind::number;
    };
    return is_word(left) && is_word(right) &&
           !(left.kind == Token::Kind::number && right.kind == Token::Kind::name && right.plain[0] != 'e' &&
             right.plain[0] != 'E');
}

std::string plain_text(std::span<const Token> tokens) {
    std::string text;
    for (std::size_t i = 0; i < tokens.size() && tokens[i].kind != Token::Kind::end; ++i) {
        if (i > 0 && needs_space(tokens[i - 1], tokens[i])) text += ' ';
        const bool ascii = std::all_of(tokens[i].text.begin(), tokens[i].text.end(),
                                       [](char c) { return static_cast<unsigned char>(c) < 128; });
        text +=
            tokens[i].kind == Token::Kind::number && !ascii ? fmt::format("{}", tokens[i].value) : std::string(tokens[i].plain);
    }
    return text;
}

std::string_view without_trimmings(std::string_view text) {
    text = text.substr(0, text.find('#'));
    const auto ends_with_trimming = [&] {
        return !text.empty() && std::string_view(" \t\r\n;").find(text.back()) != std::string_view::npos;
    };
    while (ends_with_trimming()) text.remove_suffix(1);
    return text;
}

Plain read_notation(std::string_view text, std::span<const std::string_view> variables) {
    return Reader(without_trimmings(text), variables).read();
}

}  // namespace ravine::formula
