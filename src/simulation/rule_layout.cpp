#include "simulation/rule_layout.hpp"

#include <algorithm>
#include <numeric>

namespace ravine {
namespace {

bool remembers(const Rule& rule, std::string_view name) {
    return std::any_of(rule.state.begin(), rule.state.end(), [&](std::size_t each) { return rule.names[each].text == name; });
}

// A name has one kind in all steps, the widest one: a line of the first step may assign more than the others do, and state that
// the first step assigns before it reads it is none there.
void widen(Rule& first, Rule& later) {
    for (Rule::Name& name : later.names) {
        const int other = first.find(name.text);
        if (other < 0 || name.text.starts_with("call_")) continue;
        Rule::Kind& kind = first.names[static_cast<std::size_t>(other)].kind;
        name.kind = kind = std::max(name.kind, kind);
    }
}

}  // namespace

Result<CompiledRule> compile_steps(const Optimizer& optimizer, std::span<const double> choices) {
    Result<Rule, RuleFault> first = compile_rule(optimizer, choices, true);
    if (!first) return static_cast<const Failure&>(first.error());
    Result<Rule, RuleFault> later = compile_rule(optimizer, choices, false);
    if (!later) return static_cast<const Failure&>(later.error());
    widen(*first, *later);
    return CompiledRule{*std::move(first), *std::move(later)};
}

RuleLayout::RuleLayout(const Optimizer& optimizer, const CompiledRule& rule, std::size_t dimension, std::size_t parts) {
    for (const std::string_view state : optimizer.state) {
        const bool kept = remembers(rule.first, state) || remembers(rule.later, state);
        const bool is_vector =
            kept && rule.first.names[static_cast<std::size_t>(rule.first.find(state))].kind == Rule::Kind::vector;
        const std::size_t arrays = kept ? (is_vector ? dimension : parts) : 0;
        places_.emplace_back(arrays_, arrays);
        arrays_ += arrays;
    }
}

std::vector<std::size_t> RuleLayout::arrays_of(std::size_t state) const {
    const auto [first, count] = of(state);
    std::vector<std::size_t> result(count);
    std::iota(result.begin(), result.end(), first);
    return result;
}

}  // namespace ravine
