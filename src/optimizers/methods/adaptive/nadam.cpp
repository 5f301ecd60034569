// NAdam: Adam with Nesterov's look ahead, told as in torch: this step's gradient counts now, the mean as it will count next.
// Dozat 2016, "Incorporating Nesterov momentum into Adam". PyTorch: torch.optim.NAdam.
//
// The momentum mu rises from half of beta1 towards beta1. Its bias is corrected by the product of all its values so far,
// which each coordinate carries along, since beta1 may itself be a formula of t.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer nadam() {
    return {
        .key = "nadam",
        .title = "NAdam",
        .year = 2016,
        .source = "Dozat 2016",
        .pytorch = "torch.optim.NAdam(lr, betas=(beta1, beta2), eps=eps, weight_decay=decay, momentum_decay)",
        .parameters = {learning_rate(), beta1(), open_end(beta2()), epsilon(1e-8),
                       number("momentum_decay", "ψ", 4e-3, 0, 1, Scale::log), weight_decay()},
        .state = {"m", "s", "product"},
        .rule = R"(
g = g + decay*x
mu = beta1*(1 - 0.5*0.96^(t*momentum_decay))
next = beta1*(1 - 0.5*0.96^((t + 1)*momentum_decay))
product = where(t < 2, mu, product*mu)
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*g^2
shat = s/(1 - beta2^t)
mhat = next*m/(1 - product*next) + (1 - mu)*g/(1 - product)
x = x - lr*mhat/(sqrt(shat) + eps)
)",
        .meanings = {{"mu", "momentum of this step", Role::other, true}},
        .aliases = {in_torch("NAdam"), in_optax("nadam"),
                    in_keras("Nadam", {.defaults = "eps:1e-07", .decay_note = decays_apart})},
    };
}

}  // namespace ravine::methods
