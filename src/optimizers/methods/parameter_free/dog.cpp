// DoG: distance over gradients. The rate is the farthest that the ball has been from its start, over the root of the sum of
// squared gradients. Ivgi, Hinder & Carmon 2023, "DoG is SGD's best friend: a parameter-free dynamic step size schedule",
// arXiv:2302.12022. Checked against formll/dog as Optax has it. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer dog() {
    return {
        .key = "dog",
        .title = "DoG",
        .year = 2023,
        .source = "Ivgi, Hinder & Carmon 2023",
        .checked = "its paper and formll/dog",
        .parameters = {learning_rate(1, "γ"), first_distance("r0", "r₀"), epsilon(1e-8)},
        .state = {"x0", "r", "G"},
        .rule = R"(
[first] x0 = x
[first] r = r0*(1 + norm(x))
r = max(r, norm(x - x0))
G = G + dot(g, g)
x = x - lr*r/sqrt(G + eps)*g
)",
        .meanings = {{"lr", "factor of the rate that the method finds", Role::other, true},
                     {"r", "farthest distance from the start so far", Role::other, true},
                     {"G", "sum of the gradients' squared lengths so far", Role::other, true}},
        .aliases = {in_optax("dog")},
    };
}

}  // namespace ravine::methods
