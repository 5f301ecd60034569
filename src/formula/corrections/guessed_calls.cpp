// Guesses about functions and their arguments.
#include "formula/corrections/guesses.hpp"
#include "formula/names.hpp"
#include "formula/notation/rewriting.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine::formula {
namespace {

// Returns true if a spelling of names.cpp needs brackets beside other operations: 1 + a does, log(1 + a) does not.
bool is_open(std::string_view spelling) {
    int depth = 0;
    for (const char c : spelling) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0 && std::string_view("+-*/^><").find(c) != std::string_view::npos) return true;
    }
    return false;
}

// Returns the spelling with arguments in place of a, b and c.
std::string with_arguments(std::string_view spelling, std::span<const std::string> arguments) {
    const std::vector<Token> tokens = tokens_of(spelling);
    std::string text;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].spaced) text += ' ';
        const bool placeholder = tokens[i].kind == Token::Kind::name && tokens[i].text.size() == 1;
        const auto index = placeholder ? static_cast<std::size_t>(tokens[i].text[0] - 'a') : arguments.size();
        if (index >= arguments.size()) {
            text += tokens[i].text;
            continue;
        }
        const bool alone = i > 0 && (is_symbol(tokens[i - 1], "(") || is_symbol(tokens[i - 1], ",")) &&
                           (is_symbol(tokens[i + 1], ")") || is_symbol(tokens[i + 1], ","));
        const bool simple = tokens_of(arguments[index]).size() == 2;
        text += alone || simple ? arguments[index] : fmt::format("({})", arguments[index]);
    }
    return text;
}

// Returns the least number of arguments of a function, given any of its spellings; 0 for other names.
std::size_t arity_of(std::string_view name) {
    const auto plain = function_name(name);
    if (!plain) return 0;
    const auto* row = std::find_if(std::begin(op_table), std::end(op_table),
                                   [&](const OpInfo& op) { return is_call(op) && op.text == *plain; });
    return row == std::end(op_table) ? 1 : static_cast<std::size_t>(row->arity);
}

}  // namespace

Rewrites Guess::brackets(std::size_t i) const {
    if (tokens[i].plain == "mod") return operation(i, "mod(", ", ", ")");
    // sin^2 x and sin²x
    std::size_t first = i + 1;
    if (tokens[first].kind == Token::Kind::superscript) ++first;
    if (symbol_at(first, "^") && tokens[first + 1].kind == Token::Kind::number) first += 2;
    const std::string power = text(i + 1, first);
    const std::size_t end = argument_end(first);
    if (end == first) return bare_call(i, first, power);
    const auto called = [&](std::size_t behind) {
        return replace(tokens[i], tokens[behind - 1], fmt::format("{}({}){}", tokens[i].text, text(first, behind), power));
    };
    const bool raised = symbol_at(end, "^");
    std::size_t behind = end;
    if (tokens[end].kind == Token::Kind::superscript) behind = end + 1;
    if (raised) behind = operand_end(end + 1 + (symbol_at(end + 1, "-") ? 1 : 0));
    if (behind <= end + (raised ? 1 : 0)) return {called(end)};
    return {called(behind), called(end)};
}

// Rewrites tokens i to end, a function without an argument, as a call of the first variables. A sign right in front of
// something, as in sin -x, is part of an argument.
Rewrites Guess::bare_call(std::size_t i, std::size_t end, std::string_view power) const {
    const bool sign = symbol_at(end, "-") && !tokens[end + 1].spaced;
    const std::size_t arity = arity_of(tokens[i].plain);
    if (sign || arity == 0 || arity > std::min<std::size_t>(variables.size(), 2)) return {};
    const std::string arguments = arity == 1 ? std::string(variables[0]) : fmt::format("{}, {}", variables[0], variables[1]);
    return {replace(tokens[i], tokens[end - 1], fmt::format("{}({}){}", tokens[i].text, arguments, power))};
}

Rewrites Guess::radicand(std::size_t i, std::size_t j) const {
    const std::size_t end = is_symbol(tokens[j], "^") ? operand_end(j + 1) : j + 1;
    if (end == j + 1 && is_symbol(tokens[j], "^")) return {};
    return {replace(tokens[i], tokens[end - 1], fmt::format("{}({})", tokens[i].text, text(i + 1, end))),
            replace(tokens[i], tokens[j - 1], fmt::format("({}{})", tokens[i].text, text(i + 1, j)))};
}

// Returns the token after an argument without brackets, as in sin 2x and log|x|.
std::size_t Guess::argument_end(std::size_t begin) const {
    std::size_t end = begin;
    while (tokens[end].kind == Token::Kind::number ||
           (tokens[end].kind == Token::Kind::name && !function_name(tokens[end].plain)))
        ++end;
    if (end > begin || !symbol_at(begin, "|")) return end > begin ? end : operand_end(begin);
    while (++end + 1 < tokens.size()) {
        if (symbol_at(end, "|")) return end + 1;
    }
    return begin;
}

// Rewrites log3(x) and log_3(x).
Rewrites Guess::logarithm(std::size_t i) const {
    std::string_view base = tokens[i].plain;
    if (!base.starts_with("log")) return {};
    base.remove_prefix(base.starts_with("log_") ? 4 : 3);
    const std::size_t end = symbol_at(i + 1, "(") ? operand_end(i + 1) : i + 1;
    if (!is_digits(base) || end == i + 1) return {};
    return {replace(tokens[i], tokens[end - 1], fmt::format("log({}, {})", text(i + 2, end - 1), base))};
}

Rewrites Guess::call(std::size_t i) const {
    const std::size_t end = symbol_at(i + 1, "(") ? operand_end(i + 1) : i + 1;
    if (end == i + 1) return {};
    std::vector<std::string> arguments;
    for (std::size_t at = i + 2; at < end; ++at) {
        const std::size_t next = level_end(at);
        arguments.push_back(text(at, next));
        at = next;
    }
    const bool whole = i == level_begin(i) && end == level_end(i);
    Rewrites guesses;
    for (const std::string_view spelling : spellings_for(tokens[i].plain)) {
        const std::string read = with_arguments(spelling, arguments);
        guesses.push_back(replace(tokens[i], tokens[end - 1], whole || !is_open(spelling) ? read : fmt::format("({})", read)));
    }
    return guesses;
}

// Rewrites sinx, sin2x, cos2x and lnx as calls, trying the longest function first.
Rewrites Guess::joined_call(std::size_t i) const {
    Rewrites guesses;
    for (std::size_t length = tokens[i].plain.size() - 1; length >= 2; --length) {
        const std::string_view name = tokens[i].plain.substr(0, length), rest = tokens[i].plain.substr(length);
        const bool is_call = length > 2 ? function_name(name) == name : name == "ln";
        if (is_call) guesses.push_back(replace(tokens[i], fmt::format("{}({})", name, rest)));
    }
    return guesses;
}

Rewrites Guess::name(std::size_t i) const {
    const std::string_view name = tokens[i].plain;
    if (name == "and" || name == "AND") return conjunction(i, 1, true);
    if (name == "or" || name == "OR") return conjunction(i, 1, false);
    if (name == "div") return operation(i, "floor(", "/", ")");
    if (name == "tau") return {replace(tokens[i], "(2*pi)")};
    if (name == "not" && level_end(i) > i + 1) {
        const std::size_t end = level_end(i);
        return {replace(tokens[i], tokens[end - 1], fmt::format("1 - ({})", text(i + 1, end)))};
    }
    Rewrites guesses = logarithm(i);
    if (guesses.empty()) guesses = call(i);
    return guesses.empty() && !symbol_at(i + 1, "(") ? joined_call(i) : guesses;
}

// Returns the token in [from, end) with the name, outside of brackets, or `end`.
std::size_t Guess::find(std::size_t from, std::size_t end, std::string_view name) const {
    for (int depth = 0; from < end; ++from) {
        depth += is_symbol(tokens[from], "(") ? 1 : is_symbol(tokens[from], ")") ? -1 : 0;
        if (depth == 0 && tokens[from].kind == Token::Kind::name && tokens[from].plain == name) break;
    }
    return from;
}

Rewrites Guess::choice(std::size_t i) const {
    const std::size_t begin = level_begin(i), end = level_end(i), other = find(i, end, "else"), then = find(i, other, "then");
    if (other == end) return {};
    const auto chosen = [&](std::string condition, std::string yes) {
        const std::string no = text(other + 1, end);
        if (condition.empty() || yes.empty() || no.empty()) return Rewrites{};
        return Rewrites{replace(tokens[begin], tokens[end - 1], fmt::format("where({}, {}, {})", condition, yes, no))};
    };
    if (begin == i && then < other) return chosen(text(i + 1, then), text(then + 1, other));
    return chosen(text(i + 1, other), text(begin, i));
}

std::string_view function_of_word(std::string_view word) {
    constexpr std::size_t least = 3;
    for (std::size_t length = word.size(); length >= least; --length) {
        if (function_name(word.substr(0, length))) return word.substr(0, length);
    }
    const std::vector<std::string_view> names = function_names();
    const auto longer = std::find_if(names.begin(), names.end(), [&](std::string_view name) { return name.starts_with(word); });
    return word.size() < least || longer == names.end() ? std::string_view{} : *longer;
}

}  // namespace ravine::formula
