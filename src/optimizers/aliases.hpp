// The optimizers under the names that torch.optim, optax and Keras give them, and their parameters under theirs. One table:
// what reads names of optimizers goes through it.
#pragma once

#include "optimizers/catalogue.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace ravine {

// A parameter under another name. "beta1,beta2" takes the members of a tuple apart.
struct ParameterAlias {
    std::string_view theirs, ours;
};

// A class or function of a library, or a name of textbooks, whose library is empty. One of several with the same name has the
// parameter `when` that makes it so: SGD is momentum when its momentum is not zero. The last one whose parameter is given so
// counts.
struct Alias {
    std::string_view library, name;
    std::string_view key;                             // of the catalogue
    std::span<const ParameterAlias> parameters = {};  // those that only this one has; names_of_parameters has the others
    std::string_view when = {};
    std::string_view implied = {};     // settings that make it the same, as "eps_at:inside"
    std::string_view defaults = {};    // of the library where they are not those of the catalogue, rates apart, as "eps:1e-07"
    std::string_view note = {};        // a difference that settings cannot make up for, as the end of a sentence
    std::string_view decay_note = {};  // one that matters where a weight decay is given
};

std::span<const Alias> aliases();

// Names of parameters that mean the same wherever an optimizer has the parameter.
std::span<const ParameterAlias> names_of_parameters();

// A parameter of a library that races do not have. `changes` is true if a value other than 0 and False would change a race.
struct ForeignParameter {
    std::string_view name;
    bool changes;
};
std::span<const ForeignParameter> foreign_parameters();

// Returns true if two names differ at most in the case of letters, underscores, hyphens and spaces.
bool same_name(std::string_view a, std::string_view b);

struct NamedOptimizer {
    const Optimizer* optimizer = nullptr;  // nullptr where there is none of that name
    std::vector<const Alias*> aliases;     // rows with that name, in the order of the table; none for the catalogue's own
    bool of_library = false;               // the name says which library is meant
};

// Reads a key, a title, or a name of one of the libraries with or without its modules: "torch.optim.AdamW", "AdamW", "adam_w".
NamedOptimizer find_named_optimizer(std::string_view name);

}  // namespace ravine
