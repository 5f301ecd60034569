// The text of an optimizer's rule (Optimizer::rule), line by line, and compiled. docs/rule-language.md is the language's
// manual.
//
//   name = formula           for every coordinate, in the formula language
//   [parameter=choice] ...   only under that choice; several prefixes may stand in a row
//   [first] ...              in the first step only
//   # ...                    a comment, also behind an assignment
//
// Rules of methods that are written in C++ (Optimizer::step) are for reading: most of their lines are no formulas.
#pragma once

#include "formula/graph.hpp"
#include "optimizers/optimizer.hpp"
#include "text/result.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// A line without its prefixes. All texts live as long as the optimizer.
struct RuleLine {
    std::string_view text;     // "m = beta1*m + (1 - beta1)*g"
    std::string_view target;   // "m"
    std::string_view formula;  // the text that is assigned
    bool first = false;        // holds in the first step only
    std::string_view whole{};  // the line as written, with its prefixes
    std::size_t number = 0;    // of the line in the rule, from 1
};

// The prefix of lines that a modifier has behind those that it goes around.
inline constexpr std::string_view after_prefix = "after";

// A line and its conditions, each "parameter=choice".
struct ConditionalLine {
    RuleLine line;
    std::vector<std::string_view> conditions;
};

// Returns the place in a line of the form "g = gradient(place)", or nothing for one of any other form.
std::optional<std::string_view> place_of_gradient(const RuleLine& line);

// Returns all lines of a rule but the empty ones.
std::vector<ConditionalLine> conditional_lines(std::string_view rule);

// Returns a line without a comment and without blanks around it.
RuleLine without_comment(RuleLine line);

// Returns the lines that hold under the choices among the parameters' values.
std::vector<RuleLine> rule_lines(const Optimizer& optimizer, std::span<const double> values);

// A rule as a list of assignments. Calls that no formula can make by itself are assignments to names of their own, before the
// line that makes them.
struct Rule {
    enum class Kind {
        uniform,  // a number for all balls: t, parameters, and what depends on these alone
        scalar,   // a number per ball: f, and what sums up over its coordinates
        vector    // a number per coordinate of a ball
    };
    struct Name {
        std::string text;
        Kind kind;
    };
    enum class Call {
        none,
        gradient,
        value,
        hessian_times,
        hessian_diagonal,
        sum,
        mean,
        dot,
        norm,
        norm1,
        largest,
        count,
        normal
    };
    struct Assignment {
        std::size_t target;  // a number of `names`
        Call call;
        std::vector<formula::NodeId> operands;  // of the call, or else the formula itself
        std::size_t line;                       // a number of `lines`
    };

    std::vector<RuleLine> lines;
    std::vector<Name> names;  // name i is variable i of the graph, with its value at the time of the assignment
    formula::Graph graph;
    std::vector<Assignment> assignments;
    std::vector<std::size_t> state;  // names that are read before they are assigned: they keep their value, which begins at 0
    bool reads_gradient = false;     // g before any assignment to it: the gradient at x
    bool reads_loss = false;         // f before any assignment to it
    int given = -1;  // the first assignment g = gradient(...), whose value is the gradient that the step is given

    // Returns the number of a name, or -1.
    int find(std::string_view name) const;

    // Returns how often a step makes a call.
    int calls(Call call) const;
};

// The numbers of the names that every rule knows.
enum RuleName : std::size_t { name_t, name_x, name_g, name_f, first_parameter };

// A failure with its place: a line, and a column in it as written, both from 1; 0 where it is about the rule as a whole.
struct RuleFault : Failure {
    std::size_t line = 0, column = 0;
};

// Compiles the lines that hold under the choices among the values, in the first step or in the others. Parameters that are no
// choices are names from first_parameter on, in the order of the table. Rules may come out of links, so everything is capped.
// A failure says: `line 2 "x = x - lr*q": column 12: "q" is not known here; did you mean g?`, with
// columns of the line as written.
Result<Rule, RuleFault> compile_rule(const Optimizer& optimizer, std::span<const double> values, bool first_step);

inline constexpr std::size_t most_rule_lines = 64, longest_rule = 4096;  // bytes
inline constexpr int most_calls = 4;                                     // of each kind that asks the loss, in one step
inline constexpr int most_calls_in_all = 128, deepest_calls = 16;        // in one step; inside each other

// Returns the names that a rule reads before it assigns them, in the first step or a later one, under any choice: what
// Optimizer::state must hold. They are in the order in which the rule first assigns them.
std::vector<std::string> state_of(std::string_view rule, std::span<const Parameter> parameters);

}  // namespace ravine
