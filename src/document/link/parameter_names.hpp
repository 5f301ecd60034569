// Names that torch.optim, optax and Keras give parameters, whatever the optimizer. Those of single optimizers are in their
// definitions.
#pragma once

#include <span>
#include <string_view>

namespace ravine {

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
