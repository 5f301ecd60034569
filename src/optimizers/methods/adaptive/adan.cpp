// Adan: Adam with Nesterov's look ahead, for which it follows how the gradient changes from step to step.
// Xie, Zhou, Li, Lin & Yan 2024, "Adan: adaptive Nesterov momentum algorithm for faster optimizing deep models",
// arXiv:2208.06677, algorithm 1, with the betas as the shares that are kept, 1 less than the paper's. Checked against
// sail-sg/Adan. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer adan() {
    return {
        .key = "adan",
        .title = "Adan",
        .year = 2024,
        .source = "Xie et al. 2024",
        .checked = "its paper and sail-sg/Adan",
        .parameters = {learning_rate(), open_end(beta1(0.98)), open_end(beta2(0.92)),
                       open_end(number("beta3", "β₃", 0.99, 0, 1)), epsilon(1e-8),
                       choice("ahead", "ahead", "kept",
                              {{"kept", "Xie et al. 2024 and their code: Δ counts with β₂"},
                               {"new", "Optax: Δ counts with 1 − β₂"}}),
                       weight_decay()},
        .state = {"g_before", "m", "w", "s"},
        .rule = R"(
D = where(t < 2, 0, g - g_before)
[ahead=kept] a = beta2
[ahead=new] a = 1 - beta2
m = beta1*m + (1 - beta1)*g
w = beta2*w + (1 - beta2)*D
s = beta3*s + (1 - beta3)*(g + a*D)^2
mhat = m/(1 - beta1^t)
what = w/(1 - beta2^t)
shat = s/(1 - beta3^t)
x = (x - lr*(mhat + a*what)/(sqrt(shat) + eps))/(1 + lr*decay)
g_before = g
)",
        .meanings = {{"beta2", "share of the mean change that is kept from step to step", Role::other, true},
                     {"beta3", "share of the mean square that is kept from step to step", Role::other, true},
                     {"D", "change of the gradient since the step before"},
                     {"a", "how much of the change is added", Role::other, true},
                     {"w", "running mean of the gradient's changes"},
                     {"what", "mean change, corrected for its start at zero"}},
        .aliases = {in_optax(
            "adan", {.parameters = {{"b3", "beta3"}}, .implied = "ahead:new", .note = "adds 1e-8 under the root, too"})},
    };
}

}  // namespace ravine::methods
