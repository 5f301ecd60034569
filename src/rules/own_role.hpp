// The roles that a definition gives to its state: "v:gradients". They decide which vectors the picture shows.
#pragma once

#include "optimizers/optimizer.hpp"

#include <span>
#include <string_view>

namespace ravine {

struct OwnRole {
    std::string_view word;  // in definitions
    Role role;
    std::string_view text;  // the meaning of a state that has it
};

std::span<const OwnRole> own_roles();

// Returns the role with that word, or nullptr.
const OwnRole* find_own_role(std::string_view word);

// Returns the word of the role that a definition gives to a state, or "".
std::string_view own_role_word(const Optimizer& optimizer, std::string_view state);

// Gives a state a role, in the place of the one that it has. Requires a word of own_roles(), or "" for none, and the rule.
void give_role(Optimizer& optimizer, std::string_view state, std::string_view word);

}  // namespace ravine
