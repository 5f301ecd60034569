#include "rules/own_role.hpp"

#include "rules/rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace ravine {
namespace {

constexpr std::string_view step_word = "step";
constexpr OwnRole roles[] = {
    {"gradients", Role::momentum, "running sum or mean of the gradients"},
    {"squares", Role::squares, "running sum or mean of the squared gradients"},
    {step_word, Role::momentum, "the step of before, which goes on"},
};

// Returns -1 if the rule takes a state from x, else 1.
double sign_of(const Optimizer& optimizer, std::string_view state) {
    const std::string taken = fmt::format("x - {}", state);
    const auto lines = conditional_lines(optimizer.rule);
    const auto takes = [&](const ConditionalLine& each) { return each.line.target == "x" && each.line.formula == taken; };
    return std::any_of(lines.begin(), lines.end(), takes) ? -1 : 1;
}

}  // namespace

std::span<const OwnRole> own_roles() { return roles; }

const OwnRole* find_own_role(std::string_view word) {
    const auto* role = std::find_if(std::begin(roles), std::end(roles), [&](const OwnRole& each) { return each.word == word; });
    return role == std::end(roles) ? nullptr : role;
}

std::string_view own_role_word(const Optimizer& optimizer, std::string_view state) {
    for (const Meaning& meaning : optimizer.meanings) {
        if (meaning.name != state) continue;
        for (const OwnRole& role : roles) {
            if (role.text == meaning.text) return role.word;
        }
    }
    return {};
}

void give_role(Optimizer& optimizer, std::string_view state, std::string_view word) {
    std::erase_if(optimizer.meanings, [&](const Meaning& meaning) { return meaning.name == state; });
    std::erase_if(optimizer.displacements, [&](const Displacement& each) { return each.state == state; });
    if (word.empty()) return;
    const OwnRole* const role = find_own_role(word);
    assert(role);
    optimizer.meanings.push_back({std::string(state), std::string(role->text), role->role});
    if (word == step_word) optimizer.displacements.push_back({std::string(state), sign_of(optimizer, state), {}, {}});
}

}  // namespace ravine
