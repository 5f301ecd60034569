// AdaBelief: Adam that divides by how far gradients fall from their running mean. Where they are as expected, the steps
// are long, however large the gradients.
// Zhuang et al. 2020, "AdaBelief optimizer: adapting stepsizes by the belief in observed gradients", arXiv:2010.07468,
// with the eps of the authors' code. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer adabelief() {
    return {
        .key = "adabelief",
        .title = "AdaBelief",
        .year = 2020,
        .source = "Zhuang et al. 2020",
        .checked = "its paper and juntang-zhuang/Adabelief-Optimizer",
        .parameters = {learning_rate(), open_end(beta1()), beta2(), epsilon(1e-16)},
        .state = {"m", "s"},
        .rule = R"(
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*(g - m)^2 + eps
mhat = m/(1 - beta1^t)
shat = s/(1 - beta2^t)
x = x - lr*mhat/(sqrt(shat) + eps)
)",
        .meanings = {{"s", "running mean of the squared surprise: how far gradients fall from their mean", Role::squares}},
        .aliases = {in_optax("adabelief")},
    };
}

}  // namespace ravine::methods
