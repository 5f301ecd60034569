// Prodigy: Adam whose rate is d, an estimate of how far the start is from the solution. d only grows.
// Mishchenko & Defazio 2024, "Prodigy: an expeditiously adaptive parameter-free learner", arXiv:2306.06101, algorithm 4.
// Checked against konstmish/prodigy as Optax has it. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer prodigy() {
    return {
        .key = "prodigy",
        .title = "Prodigy",
        .year = 2024,
        .source = "Mishchenko & Defazio 2024",
        .checked = "its paper and konstmish/prodigy",
        .parameters = {learning_rate(1, "γ"), open_end(beta1()), beta2(), epsilon(1e-8), first_distance(), weight_decay()},
        .state = {"d", "x0", "m", "s", "w", "r"},
        .rule = R"(
[first] d = d0
[first] x0 = x
b = sqrt(beta2)
a = d*lr*sqrt(1 - beta2^t)/(1 - beta1^t)
m = beta1*m + (1 - beta1)*d*g
s = beta2*s + (1 - beta2)*(d*g)^2
w = b*w + d/d0*a*g
r = b*r + d/d0*a*dot(g, x0 - x)
n = norm1(w)
d = max(d, where(n > 0, r/n, 0))
x = x - a*(m/(sqrt(s) + d*eps) + decay*x)
)",
        .meanings = {{"lr", "factor of the rate that the method finds", Role::other, true},
                     {"a", "rate of this step", Role::other, true},
                     {"w", "weighted sum of the gradients", Role::momentum},
                     {"r", "weighted sum of how far the gradients point back to the start", Role::other, true}},
        .aliases = {in_optax("prodigy", {.parameters = {{"estim_lr0", "d0"}}})},
    };
}

}  // namespace ravine::methods
