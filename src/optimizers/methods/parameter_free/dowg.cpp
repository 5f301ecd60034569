// DoWG: distance over weighted gradients. As DoG, with each squared gradient weighted by the squared distance at its time.
// Khaled, Mishchenko & Jin 2023, "DoWG unleashed: an efficient universal parameter-free gradient descent method",
// arXiv:2305.16284, algorithm 1, with an eps under the gradient. Checked against Optax. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer dowg() {
    return {
        .key = "dowg",
        .title = "DoWG",
        .year = 2023,
        .source = "Khaled, Mishchenko & Jin 2023",
        .checked = "its paper and Optax",
        .parameters = {learning_rate(1, "γ"), first_distance("r0", "r₀", 1e-4), epsilon(1e-4)},
        .state = {"x0", "r", "G"},
        .rule = R"(
[first] x0 = x
[first] r = r0
r = max(r, dot(x - x0, x - x0))
G = G + r*dot(g, g)
x = x - lr*r/(sqrt(G) + eps)*g
)",
        .meanings = {{"lr", "factor of the rate that the method finds", Role::other, true},
                     {"r0", "squared distance from the start to begin with", Role::other, true},
                     {"r", "farthest squared distance from the start so far", Role::other, true},
                     {"G", "sum of the gradients' squared lengths, weighted by r", Role::other, true}},
        .aliases = {in_optax("dowg")},
    };
}

}  // namespace ravine::methods
