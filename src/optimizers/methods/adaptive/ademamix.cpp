// AdEMAMix: Adam with a second mean of the gradients that forgets slowly, and is not corrected for its start.
// Pagliardini, Ablin & Grangier 2024, "The AdEMAMix optimizer: better, faster, older", arXiv:2409.03137, algorithm 1, without
// its schedules, for numbers may be formulas of t. Checked against Optax. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer ademamix() {
    return {
        .key = "ademamix",
        .title = "AdEMAMix",
        .year = 2024,
        .source = "Pagliardini, Ablin & Grangier 2024",
        .checked = "its paper and Optax",
        .parameters = {learning_rate(), open_end(beta1()), open_end(beta2()), number("beta3", "β₃", 0.9999, 0, 1),
                       number("alpha", "α", 5, 0, 100), epsilon(1e-8), weight_decay()},
        .state = {"m", "w", "s"},
        .rule = R"(
m = beta1*m + (1 - beta1)*g
w = beta3*w + (1 - beta3)*g
s = beta2*s + (1 - beta2)*g^2
mhat = m/(1 - beta1^t)
shat = s/(1 - beta2^t)
x = x - lr*((mhat + alpha*w)/(sqrt(shat) + eps) + decay*x)
)",
        .meanings = {{"beta3", "share of the slow mean gradient that is kept from step to step", Role::other, true},
                     {"alpha", "weight of the slow mean against the fast one", Role::other, true},
                     {"w", "slow running mean of the gradients", Role::momentum}},
        .aliases = {in_optax("ademamix", {.parameters = {{"b3", "beta3"}}})},
    };
}

}  // namespace ravine::methods
