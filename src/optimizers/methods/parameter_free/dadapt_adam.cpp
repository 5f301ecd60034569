// D-Adaptation for Adam: the rate is d, a lower bound of how far the start is from the solution, which the gradients so far
// prove. Defazio & Mishchenko 2023, "Learning-rate-free learning by D-adaptation", arXiv:2301.07733, algorithm 5. Checked
// against facebookresearch/dadaptation as Optax has it. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer dadapt_adam() {
    return {
        .key = "dadapt_adam",
        .title = "D-Adaptation Adam",
        .year = 2023,
        .source = "Defazio & Mishchenko 2023",
        .checked = "its paper and facebookresearch/dadaptation",
        .parameters = {learning_rate(1, "γ"), open_end(beta1()), beta2(), number("eps", "ε", 1e-8, 1e-30, 1, Scale::log),
                       first_distance()},
        .state = {"d", "r", "w", "m", "s"},
        .rule = R"(
[first] d = d0
b = sqrt(beta2)
a = d*lr*sqrt(1 - beta2^t)/(1 - beta1^t)
r = b*r + (1 - b)*a*dot(g, w/(sqrt(s) + eps))
m = beta1*m + (1 - beta1)*a*g
s = beta2*s + (1 - beta2)*g^2
w = b*w + (1 - b)*a*g
n = (1 - b)*norm1(w)
d = max(d, where(n > 0, r/n, 0))
x = x - m/(sqrt(s) + eps)
)",
        .meanings = {{"lr", "factor of the rate that the method finds", Role::other, true},
                     {"a", "rate of this step", Role::other, true},
                     {"m", "running mean of the gradients, times their rates", Role::momentum},
                     {"w", "weighted sum of the gradients", Role::momentum},
                     {"r", "weighted sum of how far gradients agree with those before", Role::other, true}},
        .aliases = {in_optax("dadapt_adamw", {.parameters = {{"estim_lr0", "d0"}}})},
    };
}

}  // namespace ravine::methods
