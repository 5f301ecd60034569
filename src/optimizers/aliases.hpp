// The libraries whose names optimizers have, and how names are compared.
#pragma once

#include <string_view>

namespace ravine {

namespace library {
inline constexpr const char *torch = "torch.optim", *optax = "optax", *keras = "keras.optimizers";
}

// Returns the library that a name's modules belong to, or nothing.
std::string_view library_of(std::string_view modules);

// Returns true if two names differ at most in the case of letters, underscores, hyphens and spaces.
bool same_name(std::string_view a, std::string_view b);

}  // namespace ravine
