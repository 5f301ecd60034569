// MADGRAD: dual averaging from the start, over the cube root of a sum of squares, with momentum as a mean of places.
// Defazio & Jelassi 2022, "Adaptivity without compromise: a momentumized, adaptive, dual averaged gradient method",
// arXiv:2101.11075, algorithm 1. Checked against facebookresearch/madgrad as Optax has it. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer madgrad() {
    return {
        .key = "madgrad",
        .title = "MADGRAD",
        .year = 2022,
        .source = "Defazio & Jelassi 2022",
        .checked = "its paper and facebookresearch/madgrad",
        .parameters = {learning_rate(), number("mu", "μ", 0.9, 0, 1), epsilon(1e-6), weight_decay()},
        .state = {"x0", "w", "G"},
        .rule = R"(
[first] x0 = x
g = g + decay*x
k = (lr + eps)*sqrt(t)
w = w + k*g
G = G + k*g^2
x = mu*x + (1 - mu)*(x0 - w/(cbrt(G) + eps))
)",
        .meanings = {{"mu", "share of x that is kept from step to step", Role::other, true},
                     {"k", "weight of this step's gradient", Role::other, true},
                     {"w", "weighted sum of the gradients", Role::momentum},
                     {"G", "weighted sum of the squared gradients", Role::squares}},
        .aliases = {in_optax("madgrad")},
    };
}

}  // namespace ravine::methods
