#include "formula/parse_tokens.hpp"

#include "formula/corrections/guesses.hpp"
#include "formula/parse.hpp"
#include "text/nearest.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

namespace ravine::formula {
namespace {

const OpInfo* find_function(std::string_view name) {
    const auto* row = std::find_if(std::begin(op_table), std::end(op_table),
                                   [&](const OpInfo& op) { return is_call(op) && op.text == name; });
    return row == std::end(op_table) ? nullptr : row;
}

const DerivedFunction* find_derived(std::string_view name) {
    const std::span<const DerivedFunction> all = derived_functions();
    const auto row = std::find_if(all.begin(), all.end(), [&](const DerivedFunction& each) { return each.name == name; });
    return row == all.end() ? nullptr : &*row;
}

constexpr std::size_t most_arguments = 32;  // of min and max

// Returns the known name nearest to an unknown one, or "". One that is called may also be a word for a function: cosine,
// tangent.
std::string_view nearest_name(std::string_view unknown, bool is_called, std::span<const std::string_view> variables) {
    if (unknown == "NaN" || unknown == "nan" || unknown == "inf") return {};
    std::vector<std::string_view> known = function_names();
    known.insert(known.begin(), variables.begin(), variables.end());
    const std::string_view near = nearest(unknown, known);
    return near.empty() && is_called ? function_of_word(unknown) : near;
}

// Returns a token for use in a sentence: shortened, and always valid UTF-8.
std::string shown(std::string_view text) {
    constexpr std::size_t longest = 40;
    return valid_text(text, longest);
}

// Recursive descent over the grammar of parse.hpp. After the first error every method returns at once, with an arbitrary node.
class Parser {
  public:
    Parser(std::span<const Token> tokens, const Scope& scope, Graph& graph)
        : tokens_(tokens),
          rest_(tokens),
          names_(scope.variables),
          columns_(scope.columns),
          constants_(scope.constants),
          used_(scope.constants.size()),
          graph_(graph) {
        assert(!tokens.empty() && tokens.back().kind == Token::Kind::end);
        advance();
    }

    ParsedTokens whole() {
        const Expr root = formula();
        if (!failed() && !at_end()) fail_unexpected("an operator or the end of the formula");
        if (!failed() && graph_.full()) fail("the formula is too large; write it shorter", 1);
        return {root, used_constants(), std::move(fault_)};
    }

  private:
    Expr formula() {
        const Expr left = sum();
        for (const Op op : {Op::less, Op::less_equal, Op::greater, Op::greater_equal}) {
            if (!failed() && accept(info(op).text)) return graph_.apply(op, left, sum());
        }
        return left;
    }

    Expr sum() {
        Expr left = product();
        while (!failed()) {
            if (accept("+")) {
                left = left + product();
            } else if (accept("-")) {
                left = left - product();
            } else {
                break;
            }
        }
        return left;
    }

    Expr product() {
        Expr left = unary();
        while (!failed()) {
            if (accept("*")) {
                left = left * unary();
            } else if (accept("/")) {
                left = left / unary();
            } else if (starts_factor()) {
                refuse_adjacent_numbers();
                left = left * unary();
            } else {
                break;
            }
        }
        return left;
    }

    Expr unary() {
        return nested([&] { return accept("-") ? -unary() : accept("+") ? unary() : raised(); });
    }

    // Calls read one level of nesting deeper, unless that is too deep.
    template <class Read>
    Expr nested(Read read) {
        if (++depth_ > deepest_nesting) {
            fail(fmt::format("the formula is nested more than {} deep", deepest_nesting), token_.column);
        }
        const Expr result = failed() ? any() : read();
        --depth_;
        return result;
    }

    // Refuses 1.2.3, 10 000, "0.1 5" and x.2: they are typing errors, not products.
    void refuse_adjacent_numbers() {
        if (token_.kind != Token::Kind::number) return;
        if (!after_number_ && !token_.spaced && token_.text.starts_with('.'))
            fail(fmt::format("{} right behind something else can be a factor or a slip; write * before it", shown(token_.text)),
                 token_.column, guess().fraction(index()));
        if (!after_number_) return;
        fail(fmt::format("{} stands right behind another number; write one number, or * between them", shown(token_.text)),
             token_.column, guess().numbers(index()));
    }

    Expr raised() {
        const Expr base = primary();
        return !failed() && accept("^") ? power(base, unary()) : base;
    }

    Expr primary() {
        Expr result = unmarked();
        if (!failed() && token_.kind == Token::Kind::superscript) {
            result = power(result, graph_.constant(token_.value));
            advance();
        }
        return result;
    }

    // Refuses √x², which can be read as √(x²) or as (√x)².
    Expr radicand(Op root, const Token& sign) {
        const bool brackets = is("(");
        const std::size_t first = index();
        const Expr inside = nested([&] { return unmarked(); });
        if (!failed() && !brackets && (is("^") || token_.kind == Token::Kind::superscript))
            fail(fmt::format("{0} and an exponent behind it can mean two things: write {0}(...) or ({0}...)", sign.text),
                 sign.column, guess().radicand(first - 1, index()));
        return graph_.apply(root, inside);
    }

    Expr unmarked() {
        const Token start = token_;
        if (start.kind == Token::Kind::number) {
            advance();
            return graph_.constant(start.value);
        }
        if (start.kind == Token::Kind::name) {
            advance();
            return name(start);
        }
        for (const auto& [sign, root] : {std::pair("sqrt", Op::sqrt), std::pair("cbrt", Op::cbrt)}) {
            if (accept(sign)) return radicand(root, start);
        }
        if (accept("⌊")) return enclosed(start, "⌋", [](Expr a) { return floor(a); });
        if (accept("⌈")) return enclosed(start, "⌉", [](Expr a) { return -floor(-a); });
        if (accept("(")) return enclosed(start, ")", [](Expr a) { return a; });
        if (accept("|")) {
            ++open_bars_;
            const Expr inside = sum();
            --open_bars_;
            expect("|", start);
            return abs(inside);
        }
        fail_unexpected("a number, a variable, a function or '('");
        return any();
    }

    // Parses a formula up to its closing bracket. Requires the opening one to be taken.
    Expr enclosed(const Token& opening, std::string_view closing, Expr (*build)(Expr)) {
        const int bars = std::exchange(open_bars_, 0);
        const Expr inside = formula();
        open_bars_ = bars;
        expect(closing, opening);
        return failed() ? inside : build(inside);
    }

    Expr name(const Token& token) {
        const auto variable = std::find(names_.begin(), names_.end(), token.plain);
        if (variable != names_.end()) return graph_.variable(static_cast<unsigned>(variable - names_.begin()));
        const auto column = std::find(columns_.begin(), columns_.end(), token.plain);
        if (column != columns_.end()) return column_variable(token, static_cast<std::size_t>(column - columns_.begin()));
        for (std::size_t i = 0; i < constants_.size(); ++i) {
            if (constants_[i].name != token.plain) continue;
            used_[i] = true;
            return graph_.constant(constants_[i].value);
        }
        for (const NamedConstant& constant : named_constants) {
            if (constant.name == token.plain || constant.other_name == token.plain) return graph_.constant(constant.value);
        }
        if (const OpInfo* function = find_function(token.plain)) return call(token, *function);
        if (const DerivedFunction* function = find_derived(token.plain)) return derived_call(token, *function);
        fail_unknown(token);
        return any();
    }

    Expr column_variable(const Token& token, std::size_t column) {
        if (open_sums_ == 0) {
            fail(fmt::format("{0} is a column of the data, known inside mean(...) and sum(...) only", token.text),
                 token.column);
        }
        return graph_.variable(static_cast<unsigned>(names_.size() + column));
    }

    Expr call(const Token& name, const OpInfo& function) {
        const bool sums = function.form == Form::reduction;
        if (sums && columns_.empty()) {
            fail(fmt::format("{} runs over rows of data, and there are none here", name.plain), name.column);
            return any();
        }
        const Op op = static_cast<Op>(&function - std::begin(op_table));
        const bool many = op == Op::min || op == Op::max;
        const auto arity = static_cast<std::size_t>(function.arity);
        open_sums_ += sums ? 1 : 0;
        const std::vector<Expr> given = arguments(name, arity_message(function), op == Op::log ? 1 : arity,
                                                  many            ? most_arguments
                                                  : op == Op::log ? 2
                                                                  : arity);
        open_sums_ -= sums ? 1 : 0;
        if (failed()) return any();
        if (op == Op::pow) return power(given[0], given[1]);
        if (op == Op::log && given.size() == 2) return graph_.apply(op, given[0]) / graph_.apply(op, given[1]);
        if (many) {
            return std::accumulate(given.begin() + 1, given.end(), given[0],
                                   [&](Expr a, Expr b) { return graph_.apply(op, a, b); });
        }
        if (arity == 1) return graph_.apply(op, given[0]);
        if (arity == 2) return graph_.apply(op, given[0], given[1]);
        return graph_.apply(op, given[0], given[1], given[2]);
    }

    Expr derived_call(const Token& name, const DerivedFunction& function) {
        const std::vector<Expr> given = arguments(name, fmt::format("{0} takes 1 argument: {0}(a)", function.name), 1, 1);
        return failed() ? any() : function.build(given[0]);
    }

    // Parses the arguments of a call in brackets, from `least` to `most` of them.
    std::vector<Expr> arguments(const Token& name, const std::string& form, std::size_t least, std::size_t most) {
        const Token bracket = token_;
        const std::size_t at = index() - 1;
        if (!accept("(")) {
            if (name.plain == "where") fail("a choice is written where(condition, a, b)", name.column, guess().choice(at));
            const bool simple = bracket.kind == Token::Kind::number || bracket.kind == Token::Kind::name;
            fail(simple ? fmt::format("{0} {1} needs brackets: {0}({1})", name.plain, shown(bracket.text))
                        : fmt::format("{0} needs brackets: {0}(...)", name.plain),
                 name.column, guess().brackets(at));
            return {};
        }
        const int bars = std::exchange(open_bars_, 0);
        std::vector<Expr> given;
        do {
            if (given.size() == most) fail(form, previous_column_, guess().commas(index() - 1, at));
            if (!failed()) given.push_back(formula());
        } while (!failed() && accept(","));
        if (given.size() < least && (is(")") || at_end())) fail(form, token_.column);
        open_bars_ = bars;
        expect(")", bracket);
        return given;
    }

    static std::string arity_message(const OpInfo& function) {
        if (function.text == "log") return "log takes 1 argument or 2: log(a), log(a, base)";
        constexpr std::string_view forms[] = {"(a)", "(a, b)", "(condition, a, b)"};
        const auto arity = static_cast<std::size_t>(function.arity);
        return fmt::format("{0} takes {1} argument{2}: {0}{3}", function.text, arity, arity == 1 ? "" : "s", forms[arity - 1]);
    }

    // Returns true if another factor follows, as in "2x", "x(y+1)" and "2|x|". Inside |...| the next bar closes.
    bool starts_factor() const {
        return token_.kind == Token::Kind::number || token_.kind == Token::Kind::name || is("(") || is("⌊") || is("⌈") ||
               is("sqrt") || is("cbrt") || (is("|") && open_bars_ == 0);
    }

    bool at_end() const { return token_.kind == Token::Kind::end; }
    bool is(std::string_view symbol) const { return is_symbol(token_, symbol); }
    void advance() {
        after_number_ = token_.kind == Token::Kind::number;
        previous_column_ = token_.column;
        token_ = rest_.front();
        if (rest_.size() > 1) rest_ = rest_.subspan(1);  // keeps the end
    }
    bool accept(std::string_view symbol) {
        if (!is(symbol)) return false;
        advance();
        return true;
    }
    void expect(std::string_view symbol, const Token& opened) {
        if (failed() || accept(symbol)) return;
        fail_unexpected(fmt::format("'{}' to close the '{}' of column {}", symbol, opened.text, opened.column), symbol);
    }

    bool failed() const { return fault_.has_value(); }
    void fail(std::string message, std::size_t column, Rewrites rewrites = {}, std::string_view word = {}) {
        if (!fault_) fault_ = Fault{{column, std::move(message)}, std::move(rewrites), std::string(word)};
    }
    void fail_unexpected(std::string_view expected, std::string_view closing = {}) {
        const std::string found = at_end() ? "the formula ends here" : fmt::format("found '{}'", shown(token_.text));
        const bool decimal = is(",") && after_number_ && rest_.front().kind == Token::Kind::number;
        const std::string_view advice = decimal ? "; the decimal sign is a point: 0.5" : symbol_advice(token_.text);
        fail(fmt::format("expected {}, but {}{}", expected, found, advice), token_.column,
             guess().unexpected(index(), closing));
    }
    void fail_unknown(const Token& token) {
        if (failed()) return;
        const std::string written_otherwise = offer_for(token.text);
        const std::string_view near =
            written_otherwise.empty() ? nearest_name(token.text, is("("), names_) : std::string_view{};
        Rewrites rewrites = guess().name(index() - 1);
        if (rewrites.empty() && !near.empty()) rewrites.push_back(replace(token, near));
        const std::string hint = !written_otherwise.empty() ? fmt::format("; {}", written_otherwise)
                                 : !rewrites.empty()        ? ""
                                 : names_.empty()           ? "; there are no variables here"
                                                            : fmt::format("; the variables are {}", fmt::join(names_, ", "));
        fail(fmt::format("\"{}\" is not known here{}", shown(token.text), hint), token.column, std::move(rewrites), near);
        fault_->error.unknown = token.plain;
    }

    std::vector<Constant> used_constants() const {
        std::vector<Constant> used;
        for (std::size_t i = 0; i < constants_.size(); ++i) {
            if (used_[i]) used.push_back(constants_[i]);
        }
        return used;
    }

    // Position of the current token, and guesses around it.
    std::size_t index() const { return tokens_.size() - 1 - (at_end() ? 0 : rest_.size()); }
    Guess guess() const { return {tokens_, names_}; }

    Expr any() { return graph_.constant(0); }

    std::span<const Token> tokens_, rest_;
    std::span<const std::string_view> names_, columns_;
    std::span<const Constant> constants_;
    std::vector<char> used_;  // of the constants
    Graph& graph_;
    Token token_;
    bool after_number_ = false;        // the token before is a number
    std::size_t previous_column_ = 1;  // of the token before
    int depth_ = 0;
    int open_bars_ = 0;
    int open_sums_ = 0;
    std::optional<Fault> fault_;
};

}  // namespace

ParsedTokens parse_tokens(std::span<const Token> tokens, const Scope& scope, Graph& graph) {
    return Parser(tokens, scope, graph).whole();
}

}  // namespace ravine::formula
