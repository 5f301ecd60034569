// Optimizers as texts, as documents define them:
//
//   heavy(lr:0.02,mu:0.9){v=mu*v-lr*g;x=x+v}
//
// A name, parameters with their defaults, and the lines of a rule. A default may have a range behind it, mu:0.9:0:2; words with
// bars between are choices, form:plain|average, the first of which is the default. A + behind the name makes a modifier, which
// goes around other optimizers (rules/around.hpp).
#pragma once

#include "formula/constants.hpp"
#include "optimizers/optimizer.hpp"
#include "rules/rule.hpp"
#include "text/result.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

inline constexpr std::size_t longest_definition = 4096, longest_own_name = 32;  // bytes
inline constexpr std::size_t most_own_parameters = 16, most_own_choices = 8;    // choices of a parameter

struct Defined {
    Optimizer optimizer;
    std::vector<std::string> hints;      // sentences on what is well-formed and has no effect
    std::vector<std::string> constants;  // those that the rule reads: parameters, with the values as defaults
};

// Returns the texts of the definitions in a text. What follows the last one is a text, too, if it is not blank.
std::vector<std::string_view> split_definitions(std::string_view text);

// Reads one definition. Constants that the rule reads, and has no other meaning for, become parameters of it. A failure names
// the line, or the head of the definition, and the column in it.
Result<Defined> read_definition(std::string_view text, std::span<const formula::Constant> constants = {});

// Reads a rule, as lines, for an optimizer or modifier that has its key and parameters already. A failure has its line and its
// column in the line as it is laid out (rule_text.hpp), counted from 1; 0 where it is about no line. Roles that the optimizer
// has stay.
Result<Defined, RuleFault> read_rule(Optimizer head, std::string_view lines);

// Returns the shortest text of a definition. Requires an optimizer that read_definition() has made.
std::string write_definition(const Optimizer& optimizer);

// Returns a parameter's default as definitions have it, with its range or choices: "0.9", "0.9:0:2", "plain|average".
std::string definition_of(const Parameter& parameter);

}  // namespace ravine
