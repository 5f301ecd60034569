// The calls of rules: what no formula can make by itself, because it asks the loss or looks at all coordinates of a ball.
#pragma once

#include "formula/lexer.hpp"
#include "rules/rule.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

struct RuleCall {
    std::string_view name, form;  // form is an example for messages: "dot(a, b)"
    Rule::Call call;
    std::size_t operands;
    Rule::Kind kind;  // of the result; a sum of what is one number for all balls is one, too
    std::string_view meaning;
};

std::span<const RuleCall> rule_calls();

// Returns the call with that name, or nullptr.
const RuleCall* find_rule_call(std::string_view name);

// Returns the row of a call. Requires one that is not Rule::Call::none.
const RuleCall& row_of(Rule::Call call);

// A call in a text.
struct CallText {
    const RuleCall* row;
    std::size_t first, last;                   // bytes of the whole call
    std::vector<std::string_view> operands{};  // of the text
};

// Reads the call whose name is a token of a text. Without a closing bracket, `last` is 0. Requires an opening one.
CallText read_call(std::string_view text, std::span<const formula::Token> tokens, std::size_t name);

// Names that begin so belong to the results of calls.
inline constexpr std::string_view result_prefix = "call_";

// Returns the owner of a name that is neither a parameter's nor a rule's own: "a function"; nothing for other names.
std::string_view owner_of(std::string_view name);

// Returns true if a text is a name and nothing else.
bool is_one_name(std::string_view text);

// Returns why a rule may not assign to a name, or "" if it may.
std::string fault_of_target(std::string_view name, std::span<const Parameter> parameters);

}  // namespace ravine
