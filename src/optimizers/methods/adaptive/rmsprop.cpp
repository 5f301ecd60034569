// RMSProp: the gradient over the root of a running mean of its square.
// Tieleman & Hinton 2012, Lecture 6.5 of "Neural networks for machine learning". PyTorch: torch.optim.RMSprop.
// Without a correction of the mean's start at zero the first step is lr/sqrt(1 - beta), ten rates at beta = 0.99.
//
// centered divides by the spread of the gradient around its running mean instead (Graves 2013, arXiv:1308.0850), which
// rounding could make negative and here does not; mu adds momentum to what is already divided.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer rmsprop() {
    return {
        .key = "rmsprop",
        .title = "RMSProp",
        .year = 2012,
        .source = "Tieleman & Hinton 2012",
        .pytorch = "torch.optim.RMSprop(lr, alpha=beta, eps=eps, momentum=mu, centered, weight_decay=decay)",
        .parameters = {learning_rate(), number("beta", "β", 0.99, 0, 1), epsilon(1e-8), epsilon_place(),
                       number("mu", "μ", 0, 0, 1),
                       option("centered", "centered", "Hinton's lecture of 2012: the mean square divides",
                              "Graves 2013: the variance of the gradient divides"),
                       weight_decay()},
        .state = {"s", "m", "v"},
        .rule = R"(
g = g + decay*x
s = beta*s + (1 - beta)*g^2
[centered=off] spread = s
[centered=on] m = beta*m + (1 - beta)*g
[centered=on] spread = max(s - m^2, 0)
[eps_at=outside] v = mu*v + g/(sqrt(spread) + eps)
[eps_at=inside] v = mu*v + g/sqrt(spread + eps)
x = x - lr*v
)",
        .meanings = {{"v", "velocity: running sum of the divided gradients", Role::momentum},
                     {"m", "running mean of the gradients"}},
        .aliases = {in_torch("RMSprop", {.parameters = {{"alpha", "beta"}}}),
                    in_optax("rmsprop",
                             {.parameters = {{"decay", "beta"}}, .implied = "eps_at:inside", .defaults = "beta:0.9"}),
                    in_keras("RMSprop", {.parameters = {{"rho", "beta"}},
                                         .implied = "eps_at:inside",
                                         .defaults = "beta:0.9,eps:1e-07",
                                         .decay_note = decays_apart})},
    };
}

}  // namespace ravine::methods
