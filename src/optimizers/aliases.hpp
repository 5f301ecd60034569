// Names that torch.optim, optax and Keras give optimizers and their parameters, as far as all optimizers share them. An
// optimizer's own ones are in its definition.
#pragma once

#include "optimizers/optimizer.hpp"

#include <span>
#include <string_view>

namespace ravine {

namespace library {
inline constexpr const char *torch = "torch.optim", *optax = "optax", *keras = "keras.optimizers";
}

// Returns the library that a name's modules belong to, or nothing.
std::string_view library_of(std::string_view modules);

// Returns true if two names differ at most in the case of letters, underscores, hyphens and spaces.
bool same_name(std::string_view a, std::string_view b);

// Names of parameters that mean the same wherever an optimizer has the parameter.
struct SharedName {
    std::string_view theirs, ours;  // as in ParameterAlias
};
std::span<const SharedName> names_of_parameters();

// A parameter of a library that races do not have. `changes` is true if a value other than 0 and False would change a race.
struct ForeignParameter {
    std::string_view name;
    bool changes;
};
std::span<const ForeignParameter> foreign_parameters();

}  // namespace ravine
