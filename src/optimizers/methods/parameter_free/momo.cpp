// MoMo: momentum with Polyak's step for a mean of the straight lines that touched the loss at the places of the path.
// Schaipp, Ohana, Eickenberg, Defazio & Gower 2023, "MoMo: momentum models for adaptive learning rates", arXiv:2305.07583,
// algorithm 1. Checked against fabian-sp/MoMo as Optax has it. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer momo() {
    return {
        .key = "momo",
        .title = "MoMo",
        .year = 2023,
        .source = "Schaipp et al. 2023",
        .checked = "its paper and fabian-sp/MoMo",
        .parameters = {learning_rate(1, "γ"), number("beta", "β", 0.9, 0, 1), number("f_min", "f min", 0, -1000, 1000)},
        .state = {"fbar", "m", "k"},
        .rule = R"(
b = where(t < 2, 0, beta)
fbar = b*fbar + (1 - b)*f
m = b*m + (1 - b)*g
k = b*k + (1 - b)*dot(g, x)
n = dot(m, m)
gap = max(fbar - f_min - k + dot(m, x), 0)
x = x - where(n > 0, min(lr, gap/n), 0)*m
)",
        .meanings = {{"lr", "largest rate", Role::other, true},
                     {"fbar", "running mean of the losses", Role::other, true},
                     {"k", "running mean of the gradients' products with their places", Role::other, true},
                     {"n", "squared length of the mean gradient", Role::other, true},
                     {"gap", "how far the mean of the lines is above the least loss here", Role::other, true}},
        .aliases = {in_optax("momo", {.parameters = {{"lower_bound", "f_min"}}})},
    };
}

}  // namespace ravine::methods
