// MARS: AdamW of a gradient that is corrected by its last change, as variance reduction does, and shortened to length 1.
// Yuan, Liu, Wu, Zhou & Gu 2024, "MARS: unleashing the power of variance reduction for training large models",
// arXiv:2411.10438, algorithm 1, in the approximate form with the gradient of the step before, which is 0 at first. Checked
// against AGI-Arena/MARS as kozistr/pytorch_optimizer has it, where it is what matrices get. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer mars() {
    return {
        .key = "mars",
        .title = "MARS",
        .year = 2024,
        .source = "Yuan et al. 2024",
        .checked = "its paper and AGI-Arena/MARS",
        .parameters = {learning_rate(), open_end(beta1(0.95)), open_end(beta2(0.99)), number("gamma", "γ", 0.025, 0, 1),
                       epsilon(1e-8), weight_decay()},
        .state = {"g_before", "m", "s"},
        .rule = R"(
c = g + gamma*beta1/(1 - beta1)*(g - g_before)
c = c/max(1, norm(c))
m = beta1*m + (1 - beta1)*c
s = beta2*s + (1 - beta2)*c^2
mhat = m/(1 - beta1^t)
shat = s/(1 - beta2^t)
x = x - lr*(mhat/(sqrt(shat) + eps) + decay*x)
g_before = g
)",
        .meanings = {{"gamma", "how much of the gradient's change is added", Role::other, true},
                     {"c", "gradient, corrected by its last change", Role::gradient}},
    };
}

}  // namespace ravine::methods
