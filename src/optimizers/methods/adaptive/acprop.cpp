// ACProp: the gradient over the root of its variance as it was before this step, so that a surprise does not shrink its own
// step. Zhuang, Ding, Tang, Dvornek, Tatikonda & Duncan 2021, "Momentum centering and asynchronous update for adaptive gradient
// methods", arXiv:2110.05454, algorithm 2. Checked against juntang-zhuang/ACProp-Optimizer, which corrects the variance for its
// start; the first step is plain descent. Optax takes gradients from the mean before. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer acprop() {
    return {
        .key = "acprop",
        .title = "ACProp",
        .year = 2021,
        .source = "Zhuang et al. 2021",
        .checked = "its paper and juntang-zhuang/ACProp-Optimizer",
        .parameters = {learning_rate(), beta1(), beta2(), epsilon(1e-16), weight_decay()},
        .state = {"m", "s"},
        .rule = R"(
m = beta1*m + (1 - beta1)*g
size = where(t < 2, 1, sqrt(s/(1 - beta2^(t - 1))) + eps)
s = beta2*s + (1 - beta2)*(g - m)^2 + eps
x = x - lr*(g/size + decay*x)
)",
        .meanings = {{"s", "variance: running mean of how far gradients were from the mean, squared", Role::squares},
                     {"size", "root of the variance before this step, corrected for its start"}},
        .aliases = {in_optax("acprop", {.note = "takes gradients from the mean before them"})},
    };
}

}  // namespace ravine::methods
