// ADOPT: Adam with the gradient divided by the mean square of the steps before, and only then averaged, so that it converges
// with any beta2. The first step only looks. Taniguchi et al. 2024, "ADOPT: modified Adam can converge with any beta2 with the
// optimal rate", arXiv:2411.02853, algorithm 2. Checked against iShohei220/adopt as Optax has it. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer adopt() {
    return {
        .key = "adopt",
        .title = "ADOPT",
        .year = 2024,
        .source = "Taniguchi et al. 2024",
        .checked = "its paper and iShohei220/adopt",
        .parameters = {learning_rate(), beta1(), beta2(0.9999), epsilon(1e-6),
                       choice("clip", "clip", "on",
                              {{"off", "the paper as first published"},
                               {"on", "the paper revised: at most (t − 1)^¼ at step t"}})},
        .state = {"s", "m"},
        .rule = R"(
c = g/max(sqrt(s), eps)
[clip=on] c = max(min(c, (t - 1)^0.25), -(t - 1)^0.25)
m = where(t < 2, 0, beta1*m + (1 - beta1)*c)
s = where(t < 2, g^2, beta2*s + (1 - beta2)*g^2)
x = x - lr*m
)",
        .meanings = {{"c", "gradient over its usual size so far", Role::gradient}},
        .aliases = {in_optax("adopt")},
    };
}

}  // namespace ravine::methods
