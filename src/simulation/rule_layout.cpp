#include "simulation/rule_layout.hpp"

#include <algorithm>

namespace ravine {
namespace {

bool remembers(const Rule& rule, std::string_view name) {
    return std::any_of(rule.state.begin(), rule.state.end(), [&](std::size_t each) { return rule.names[each].text == name; });
}

}  // namespace

std::optional<CompiledRule> compile_steps(const Optimizer& optimizer, std::span<const double> choices, std::string& complaint) {
    auto first = compile_rule(optimizer, choices, true, complaint);
    auto later = compile_rule(optimizer, choices, false, complaint);
    if (!first || !later) return std::nullopt;
    // The first step has all lines: what is a vector there is one always.
    for (Rule::Name& name : later->names) {
        const int all = first->find(name.text);
        if (all >= 0 && !name.text.starts_with("call_"))
            name.kind = std::max(name.kind, first->names[static_cast<std::size_t>(all)].kind);
    }
    // State that the first step sets to one number for all balls may differ from ball to ball later.
    for (const std::size_t state : later->state) {
        Rule::Kind& kind = first->names[static_cast<std::size_t>(first->find(later->names[state].text))].kind;
        kind = std::max(kind, Rule::Kind::scalar);
    }
    return CompiledRule{std::move(*first), std::move(*later)};
}

RuleLayout::RuleLayout(const Optimizer& optimizer, const CompiledRule& rule, std::size_t dimension) {
    for (const std::string_view state : optimizer.state) {
        const bool kept = remembers(rule.first, state) || remembers(rule.later, state);
        const bool is_vector =
            kept && rule.first.names[static_cast<std::size_t>(rule.first.find(state))].kind == Rule::Kind::vector;
        const std::size_t arrays = kept ? (is_vector ? dimension : 1) : 0;
        places_.emplace_back(arrays_, arrays);
        arrays_ += arrays;
    }
}

}  // namespace ravine
