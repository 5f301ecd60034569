// NovoGrad: momentum of gradients over the root of a mean of their squared lengths, one for all coordinates, which are one
// layer here. Ginsburg et al. 2019, "Stochastic gradient methods with layer-wise adaptive moments for training of deep
// networks", arXiv:1905.11286, algorithm 1. Checked against Optax. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer novograd() {
    return {
        .key = "novograd",
        .title = "NovoGrad",
        .year = 2019,
        .source = "Ginsburg et al. 2019",
        .checked = "its paper and Optax",
        .parameters = {learning_rate(), beta1(), beta2(0.25), epsilon(1e-6), weight_decay()},
        .state = {"s", "m"},
        .rule = R"(
n = dot(g, g)
s = where(t < 2, n, beta2*s + (1 - beta2)*n)
m = beta1*m + g/(sqrt(s) + eps) + decay*x
x = x - lr*m
)",
        .meanings = {{"n", "squared length of the gradient", Role::other, true},
                     {"s", "running mean of the gradients' squared lengths", Role::other, true},
                     {"m", "running sum of the scaled gradients", Role::momentum}},
        .aliases = {in_optax("novograd")},
        .per_tensor = true,
    };
}

}  // namespace ravine::methods
