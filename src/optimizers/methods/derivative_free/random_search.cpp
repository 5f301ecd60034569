// Random search: tries a place beside the ball, and goes there if it is lower. Matyas 1965, "Random optimization", with normal
// steps whose spread is lr. It asks for one value a step and for no gradient. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer random_search() {
    return {
        .key = "random_search",
        .title = "Random search",
        .year = 1965,
        .source = "Matyas 1965",
        .parameters = {learning_rate(1, "σ")},
        .state = {"low"},
        .rule = R"(
[first] low = f
to = x + lr*normal()
found = value(to)
x = where(found < low, to, x)
low = where(found < low, found, low)
)",
        .meanings = {{"lr", "spread of the places that are tried", Role::other, true},
                     {"low", "lowest loss so far", Role::other, true},
                     {"to", "place that is tried"},
                     {"found", "loss there", Role::other, true}},
    };
}

}  // namespace ravine::methods
