#include "rules/rule_calls.hpp"

#include "formula/names.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace ravine {
namespace {

constexpr RuleCall calls[] = {
    {"gradient", "gradient(place)", Rule::Call::gradient, 1, Rule::Kind::vector, "gradient of the loss at a place"},
    {"value", "value(place)", Rule::Call::value, 1, Rule::Kind::scalar, "loss at a place"},
    {"hessian_times", "hessian_times(v)", Rule::Call::hessian_times, 1, Rule::Kind::vector, "curvature of the loss along v"},
    {"hessian_diagonal", "hessian_diagonal()", Rule::Call::hessian_diagonal, 0, Rule::Kind::vector,
     "curvature of the loss along each coordinate"},
    {"sum", "sum(a)", Rule::Call::sum, 1, Rule::Kind::scalar, "sum over the coordinates"},
    {"mean", "mean(a)", Rule::Call::mean, 1, Rule::Kind::scalar, "mean over the coordinates"},
    {"dot", "dot(a, b)", Rule::Call::dot, 2, Rule::Kind::scalar, "sum of the products"},
    {"norm", "norm(a)", Rule::Call::norm, 1, Rule::Kind::scalar, "length of a vector"},
    {"norm1", "norm1(a)", Rule::Call::norm1, 1, Rule::Kind::scalar, "sum of the absolute values"},
    {"largest", "largest(a)", Rule::Call::largest, 1, Rule::Kind::scalar, "largest absolute value"},
    {"count", "count()", Rule::Call::count, 0, Rule::Kind::uniform, "number of coordinates"},
    {"normal", "normal()", Rule::Call::normal, 0, Rule::Kind::vector, "standard normal numbers"},
};

bool is_symbol(const formula::Token& token, std::string_view text) {
    return token.kind == formula::Token::Kind::symbol && token.plain == text;
}

}  // namespace

bool is_one_name(std::string_view text) {
    const auto tokens = formula::tokens_of(text);
    return tokens.size() == 2 && tokens[0].kind == formula::Token::Kind::name && tokens[0].text == text && text[0] != '\\';
}

std::string_view owner_of(std::string_view name) {
    if (name == "t") return "the number of the step";
    if (formula::is_constant_name(name)) return "a constant";
    if (find_rule_call(name)) return "a call";
    return formula::function_name(name) ? "a function" : std::string_view{};
}

std::span<const RuleCall> rule_calls() { return calls; }

const RuleCall* find_rule_call(std::string_view name) {
    const auto* row = std::find_if(std::begin(calls), std::end(calls), [&](const RuleCall& each) { return each.name == name; });
    return row == std::end(calls) ? nullptr : row;
}

const RuleCall& row_of(Rule::Call call) {
    const auto* row = std::find_if(std::begin(calls), std::end(calls), [&](const RuleCall& each) { return each.call == call; });
    assert(row != std::end(calls));
    return *row;
}

CallText read_call(std::string_view text, std::span<const formula::Token> tokens, std::size_t name) {
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(tokens[i].text.data() - text.data()); };
    CallText call{find_rule_call(tokens[name].text), byte(name), 0};
    std::size_t begin = byte(name + 1) + 1;
    int depth = 0;
    for (std::size_t i = name + 1; i < tokens.size() && tokens[i].kind != formula::Token::Kind::end; ++i) {
        if (is_symbol(tokens[i], "(")) ++depth;
        const bool closes = is_symbol(tokens[i], ")") && --depth == 0;
        if (closes || (depth == 1 && is_symbol(tokens[i], ","))) {
            const std::string_view operand = text.substr(begin, byte(i) - begin);
            const bool nothing = operand.find_first_not_of(' ') == std::string_view::npos;
            if (!closes || !nothing || !call.operands.empty()) call.operands.push_back(operand);
            begin = byte(i) + 1;
        }
        if (!closes) continue;
        call.last = byte(i) + 1;
        break;
    }
    return call;
}

std::string fault_of_target(std::string_view name, std::span<const Parameter> parameters) {
    constexpr std::size_t longest = 40;
    const std::string shown = valid_text(name, longest);
    if (!is_one_name(name))
        return fmt::format("\"{}\" is no name; one begins with a letter and has letters, digits and _", shown);
    const bool is_parameter =
        std::any_of(parameters.begin(), parameters.end(), [&](const Parameter& each) { return each.name() == name; });
    const auto taken = [&](std::string_view by) { return fmt::format("{} is {}; assign to a name of your own", shown, by); };
    if (is_parameter) return taken("a parameter");
    if (const std::string_view owner = owner_of(name); !owner.empty()) return taken(owner);
    if (name.starts_with(result_prefix)) return fmt::format("names that begin with {} are taken", result_prefix);
    return {};
}

}  // namespace ravine
