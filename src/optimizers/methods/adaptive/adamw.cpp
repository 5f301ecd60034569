// AdamW: Adam whose weight decay acts on x itself and not, as in a sum with the gradient, through Adam's division.
// Loshchilov & Hutter 2019, "Decoupled weight decay regularization", arXiv:1711.05101. PyTorch: torch.optim.AdamW.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer adamw() {
    return {
        .key = "adamw",
        .title = "AdamW",
        .year = 2019,
        .source = "Loshchilov & Hutter 2019",
        .pytorch = "torch.optim.AdamW(lr, betas=(beta1, beta2), eps=eps, weight_decay=decay, amsgrad)",
        .parameters = {learning_rate(), open_end(beta1()), open_end(beta2()), epsilon(1e-8), amsgrad(), weight_decay(0.01)},
        .state = {"m", "s", "peak"},
        .rule = R"(
x = x*(1 - lr*decay)
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*g^2
[amsgrad=off] peak = s
[amsgrad=on] peak = max(peak, s)
mhat = m/(1 - beta1^t)
shat = peak/(1 - beta2^t)
x = x - lr*mhat/(sqrt(shat) + eps)
)",
        .aliases = {in_torch("Adam", {.when = "decoupled_weight_decay"}), in_torch("AdamW"),
                    in_optax("adamw", {.defaults = "decay:0.0001"}),
                    in_keras("Adam", {.when = "weight_decay", .defaults = "eps:1e-07", .note = epsilon_first}),
                    in_keras("AdamW", {.defaults = "eps:1e-07,decay:0.004", .note = epsilon_first})},
    };
}

}  // namespace ravine::methods
