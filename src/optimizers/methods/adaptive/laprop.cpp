// LaProp: Adam with the gradient divided first and averaged then, so that no beta1 is too large for a beta2.
// Ziyin, Wang & Ueda 2020, "LaProp: separating momentum and adaptivity in Adam", arXiv:2002.04839, algorithm 1.
// Checked against Z-T-WANG/LaProp-Optimizer as kozistr/pytorch_optimizer has it. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer laprop() {
    return {
        .key = "laprop",
        .title = "LaProp",
        .year = 2020,
        .source = "Ziyin, Wang & Ueda 2020",
        .checked = "its paper and Z-T-WANG/LaProp-Optimizer",
        .parameters = {learning_rate(), open_end(beta1()), open_end(beta2()), epsilon(1e-15)},
        .state = {"s", "m", "seen"},
        .rule = R"(
s = beta2*s + (1 - beta2)*g^2
shat = s/(1 - beta2^t)
m = beta1*m + (1 - beta1)*lr*g/(sqrt(shat) + eps)
seen = beta1*seen + (1 - beta1)*lr
x = x - lr*m/seen
)",
        .meanings = {{"m", "running mean of the divided gradients, times their rates", Role::momentum},
                     {"seen", "running mean of the rates", Role::other, true}},
    };
}

}  // namespace ravine::methods
