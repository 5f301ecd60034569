#include "formula/corrections/guesses.hpp"

#include "formula/notation/rewriting.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine::formula {
namespace {

bool is_word(const Token& token) { return token.kind == Token::Kind::name || token.kind == Token::Kind::number; }

bool is_comparison(const Token& token) {
    constexpr std::string_view all[] = {"<", "<=", ">", ">="};
    return std::any_of(std::begin(all), std::end(all), [&](std::string_view each) { return is_symbol(token, each); });
}

bool equates(const Token& token) { return is_symbol(token, "=") || is_symbol(token, "=="); }

bool has_point(std::string_view text) { return text.find('.') != std::string_view::npos; }

}  // namespace

bool Guess::symbol_at(std::size_t i, std::string_view plain) const { return i < tokens.size() && is_symbol(tokens[i], plain); }

// Returns the first token of the argument or bracket that contains token i.
std::size_t Guess::level_begin(std::size_t i) const {
    int depth = 0;
    for (; i > 0; --i) {
        depth += is_symbol(tokens[i - 1], ")") ? 1 : is_symbol(tokens[i - 1], "(") ? -1 : 0;
        if (depth < 0 || (depth == 0 && is_symbol(tokens[i - 1], ","))) break;
    }
    return i;
}

// Returns the token after the argument or bracket that contains token i.
std::size_t Guess::level_end(std::size_t i) const {
    int depth = 0;
    for (; tokens[i].kind != Token::Kind::end; ++i) {
        depth += is_symbol(tokens[i], "(") ? 1 : is_symbol(tokens[i], ")") ? -1 : 0;
        if (depth < 0 || (depth == 0 && is_symbol(tokens[i], ","))) break;
    }
    return i;
}

// Returns the first token of the number, variable, call or brackets that end before a token; the token itself if there is none.
std::size_t Guess::operand_begin(std::size_t end) const {
    if (end == 0) return end;
    if (is_word(tokens[end - 1])) return end - 1;
    if (!is_symbol(tokens[end - 1], ")")) return end;
    int depth = 0;
    for (std::size_t i = end; i > 0; --i) {
        depth += is_symbol(tokens[i - 1], ")") ? 1 : is_symbol(tokens[i - 1], "(") ? -1 : 0;
        if (depth > 0) continue;
        const bool call = i > 1 && tokens[i - 2].kind == Token::Kind::name && function_name(tokens[i - 2].plain);
        return call ? i - 2 : i - 1;
    }
    return end;
}

// Returns the token after the number, variable, call or brackets that begin at a token; the token itself if there is none.
std::size_t Guess::operand_end(std::size_t begin) const {
    const bool function = tokens[begin].kind == Token::Kind::name && function_name(tokens[begin].plain);
    if (is_word(tokens[begin]) && !function) return begin + 1;
    const std::size_t open = function ? begin + 1 : begin;
    if (!symbol_at(open, "(")) return begin;
    int depth = 0;
    for (std::size_t i = open; i < tokens.size(); ++i) {
        depth += is_symbol(tokens[i], "(") ? 1 : is_symbol(tokens[i], ")") ? -1 : 0;
        if (depth == 0) return i + 1;
    }
    return begin;
}

Rewrites Guess::numbers(std::size_t i) const {
    const Token &first = tokens[i - 1], &second = tokens[i];
    const auto plain = [](std::string_view text) { return text.find_first_not_of("0123456789.") == std::string_view::npos; };
    const std::string product = fmt::format("{}*{}{}", first.text, second.text.starts_with('.') ? "0" : "", second.text);
    Rewrites guesses;
    const auto offer = [&](std::string text) { guesses.push_back(replace(first, second, std::move(text))); };
    if (!plain(second.text)) {
        offer(fmt::format("({} + {})", first.text, second.text));  // 1½
    } else if (!plain(first.text)) {
        const auto e = first.text.find_first_of("eE");
        const bool power = !second.spaced && second.text.starts_with('.') && e != std::string_view::npos;  // 2e1.5
        if (power) offer(fmt::format("{}*10^{}{}", first.text.substr(0, e), first.text.substr(e + 1), second.text));
    } else if (!(second.spaced && has_point(first.text) && has_point(second.text))) {
        std::string one(second.text);
        if (has_point(first.text)) std::erase(one, '.');
        offer(std::string(first.text) + one);
    }
    const bool group = second.spaced && second.text.size() > 1 && second.text[0] == '0' && !has_point(second.text);
    if (!group) offer(product);
    return guesses;
}

// Reads a comma between two numbers as the decimal sign, or as a separator of thousands: 1,000,000 and 1.000,5.
Rewrites Guess::decimal_comma(std::size_t i) const {
    const Token &first = tokens[i - 1], &second = tokens[i + 1];
    if (first.kind != Token::Kind::number || second.kind != Token::Kind::number) return {};
    const auto point = first.text.find('.');
    const bool grouped = is_digits(first.text.substr(0, point)) && point <= 3 && first.text.size() == point + 4 &&
                         is_digits(first.text.substr(point + 1));  // separated by points
    std::string whole(first.text);
    if (grouped) whole.erase(point, 1);
    if (!is_digits(whole) || second.text.starts_with('.')) return {};
    const auto is_group = [&](std::size_t at) { return is_digits(tokens[at].text) && tokens[at].text.size() == 3; };
    std::size_t last = i + 1;
    std::string groups = whole;
    if (!grouped && whole.size() <= 3 && whole[0] != '0' && is_group(last)) {
        groups += second.text;
        for (; symbol_at(last + 1, ",") && is_group(last + 2); last += 2) groups += tokens[last + 2].text;
    }
    Rewrites guesses;
    if (groups != whole) guesses.push_back(replace(first, tokens[last], groups));
    if (last == i + 1 && !has_point(second.text))
        guesses.push_back(replace(first, second, fmt::format("{}.{}", whole, second.text)));
    return guesses;
}

Rewrites Guess::commas(std::size_t i, std::size_t j) const {
    if (tokens[j].plain == "atan") return {replace(tokens[j], "atan2")};
    Rewrites tight, wide;
    int depth = 0;
    for (; depth <= 0 && i > 0; --i) {
        depth += is_symbol(tokens[i], "(") ? 1 : is_symbol(tokens[i], ")") ? -1 : 0;
        if (depth != 0 || !is_symbol(tokens[i], ",")) continue;
        const Rewrites guesses = decimal_comma(i);
        Rewrites& kind = tokens[i + 1].spaced ? wide : tight;
        kind.insert(kind.end(), guesses.begin(), guesses.end());
    }
    return tight.empty() ? wide : tight;
}

Rewrites Guess::fraction(std::size_t i) const { return {replace(tokens[i], fmt::format("*0{}", tokens[i].text))}; }

// Rewrites a binary operation between simple operands that no other operation binds first.
Rewrites Guess::operation(std::size_t i, std::string_view open, std::string_view between, std::string_view close) const {
    const std::size_t begin = operand_begin(i), end = operand_end(i + 1);
    if (begin == i || end == i + 1) return {};
    const bool first = begin == level_begin(i);
    const bool term = begin > 1 && (is_symbol(tokens[begin - 1], "+") || is_symbol(tokens[begin - 1], "-")) &&
                      operand_begin(begin - 1) < begin - 1;
    const Token& behind = tokens[end];
    const bool last = behind.kind == Token::Kind::end || is_comparison(behind) || is_symbol(behind, ")") ||
                      is_symbol(behind, ",") || is_symbol(behind, "+") || is_symbol(behind, "-");
    if (!(first || term) || !last) return {};
    return {replace(tokens[begin], tokens[end - 1],
                    fmt::format("{}{}{}{}{}", open, text(begin, i), between, text(i + 1, end), close))};
}

// Rewrites "a && b" and "a || b" whose operands are conditions.
Rewrites Guess::conjunction(std::size_t i, std::size_t length, bool both) const {
    const std::size_t begin = level_begin(i), end = level_end(i + length);
    if (begin == i || end == i + length) return {};
    const auto bracketed = [](const std::string& part, bool is_one) { return is_one ? part : fmt::format("({})", part); };
    const std::string left = text(begin, i), right = text(i + length, end);
    const std::string read =
        both ? fmt::format("{}*{}", bracketed(left, operand_end(begin) == i), bracketed(right, operand_end(i + length) == end))
             : fmt::format("max({}, {})", left, right);
    return {replace(tokens[begin], tokens[end - 1], read)};
}

// Rewrites a < b < c.
Rewrites Guess::comparisons(std::size_t i) const {
    const std::size_t begin = level_begin(i), end = level_end(i + 1);
    std::size_t first = begin;
    for (int depth = 0; first < i && !(depth == 0 && is_comparison(tokens[first])); ++first)
        depth += is_symbol(tokens[first], "(") ? 1 : is_symbol(tokens[first], ")") ? -1 : 0;
    if (first == begin || first + 1 >= i || i + 1 >= end) return {};
    return {replace(tokens[begin], tokens[end - 1], fmt::format("({})*({})", text(begin, i), text(first + 1, end)))};
}

// Rewrites left = right, which is nobody's formula, as the difference or its square, both of which are 0 where it holds.
Rewrites Guess::equation(std::size_t i) const {
    const std::size_t right = i + 1, end = tokens.size() - 1;
    const bool several = std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(right), tokens.end(), equates);
    if (several || level_begin(i) > 0 || level_end(i) < end) return {};
    if (right == end || (right + 1 == end && tokens[right].text == "0"))
        return {replace(tokens[0], tokens[end - 1], text(0, i))};
    if (i == 1 && tokens[0].plain == "y") return {replace(tokens[0], tokens[i], "")};
    const bool is_term = std::none_of(tokens.begin() + static_cast<std::ptrdiff_t>(right), tokens.end(), [](const Token& each) {
        return is_symbol(each, "+") || is_symbol(each, "-") || is_comparison(each);
    });
    const std::string difference = text(0, i) + (is_term ? " - " + text(right, end) : fmt::format(" - ({})", text(right, end)));
    return {replace(tokens[0], tokens[end - 1], difference),
            replace(tokens[0], tokens[end - 1], fmt::format("({})^2", difference))};
}

Rewrites Guess::symbol(std::size_t i) const {
    const Token& token = tokens[i];
    if (i == 0 || token.kind == Token::Kind::end) return {};
    if (is_symbol(token, "^") && is_symbol(tokens[i - 1], "^")) return {replace(token, "")};
    if (token.text == "%") return operation(i, "mod(", ", ", ")");
    if (is_symbol(token, "//")) {
        Rewrites guesses = operation(i, "floor(", "/", ")");
        if (token.spaced) guesses.push_back(replace(token, "#"));
        return guesses;
    }
    if (token.text == "&") return conjunction(i, tokens[i + 1].text == "&" && !tokens[i + 1].spaced ? 2 : 1, true);
    if (token.text == "∧") return conjunction(i, 1, true);
    if (token.text == "∨") return conjunction(i, 1, false);
    if (is_symbol(token, ",")) return decimal_comma(i);
    if (is_symbol(token, ")")) return opening(i);
    if (is_symbol(token, "=>")) return {replace(token, ">=")};
    if (is_symbol(token, ";") && level_begin(i) > 0) return {replace(token, ",")};
    if (token.text == "—" || token.text == "―") return {replace(token, "-")};
    if (is_symbol(token, "=") && i + 1 < tokens.size() && (is_symbol(tokens[i + 1], "<") || is_symbol(tokens[i + 1], ">")))
        return {replace(token, tokens[i + 1], fmt::format("{}=", tokens[i + 1].plain))};
    if (equates(token)) return equation(i);
    const bool between_digits = tokens[i - 1].kind == Token::Kind::number && tokens[i + 1].kind == Token::Kind::number;
    const bool groups = token.text == "_" || token.text == "'" || token.text == "’";  // 1_000
    if (groups && between_digits) return {replace(token, "")};
    if (is_comparison(token)) return comparisons(i);
    return {};
}

// Leaves out an unmatched closing bracket at the end, and else opens it at the beginning.
Rewrites Guess::opening(std::size_t i) const {
    int open = 0;
    for (std::size_t before = 0; before < i; ++before)
        open += is_symbol(tokens[before], "(") ? 1 : is_symbol(tokens[before], ")") ? -1 : 0;
    if (open > 0) return {};
    if (tokens[i + 1].kind == Token::Kind::end) return {replace(tokens[i], "")};
    return {{{tokens[0].column, 0, "("}}};
}

// Rewrites a || b. Requires that bars are the only signs of conditions.
Rewrites Guess::alternative(std::size_t end) const {
    for (std::size_t i = 1; i + 2 < end; ++i) {
        const bool sign = is_symbol(tokens[i], "|") && is_symbol(tokens[i + 1], "|") && !tokens[i + 1].spaced;
        if (sign && tokens[i].spaced && tokens[i + 2].spaced) return conjunction(i, 2, false);
    }
    return {};
}

Rewrites Guess::unexpected(std::size_t i, std::string_view closing) const {
    if (symbol_at(i, ")") && i > 1 && symbol_at(i - 1, "(") && function_name(tokens[i - 2].plain))
        return bare_call(i - 2, i + 1, "");
    Rewrites guesses = closing == "|" ? alternative(i) : Rewrites{};
    if (guesses.empty()) guesses = symbol(i);
    return guesses.empty() && !closing.empty() ? closed(i, closing) : guesses;
}

Rewrites Guess::closed(std::size_t i, std::string_view bracket) const {
    const Token& token = tokens[i];
    if (token.kind == Token::Kind::end) {
        Token here = token;
        here.text = {};
        return {replace(here, bracket)};
    }
    const bool other = is_symbol(token, "]") || is_symbol(token, "}") || is_symbol(token, ")");
    return other ? Rewrites{replace(token, bracket)} : Rewrites{};
}

}  // namespace ravine::formula
