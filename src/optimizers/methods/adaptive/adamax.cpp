// AdaMax: Adam with the largest recent gradient, slowly forgotten, in the place of the root mean square.
// Kingma & Ba 2015, arXiv:1412.6980, algorithm 2, with PyTorch's eps beside the gradient. PyTorch: torch.optim.Adamax.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer adamax() {
    return {
        .key = "adamax",
        .title = "AdaMax",
        .year = 2015,
        .source = "Kingma & Ba 2015",
        .pytorch = "torch.optim.Adamax(lr, betas=(beta1, beta2), eps=eps, weight_decay=decay)",
        .parameters = {learning_rate(), open_end(beta1()), beta2(), epsilon(1e-8), weight_decay()},
        .state = {"m", "u"},
        .rule = R"(
g = g + decay*x
m = beta1*m + (1 - beta1)*g
u = max(beta2*u, |g| + eps)
mhat = m/(1 - beta1^t)
x = x - lr*mhat/u
)",
        .aliases = {in_torch("Adamax"), in_optax("adamax"),
                    in_keras("Adamax", {.defaults = "eps:1e-07", .decay_note = decays_apart})},
    };
}

}  // namespace ravine::methods
