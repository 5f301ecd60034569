// Sophia: the mean gradient over a mean of the Hessian's diagonal, cut off at 1 where the curvature is small or negative. Here
// the diagonal is exact, where the paper estimates it; a rule asks for it in every step, of which one in k is used. Liu, Li,
// Hall, Liang & Ma 2024, "Sophia: a scalable stochastic second-order optimizer for language model pre-training",
// arXiv:2305.14342, algorithm 3. Optax corrects m for its start and uses the Hessian one step later. PyTorch has no such
// method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer sophia() {
    return {
        .key = "sophia",
        .title = "Sophia",
        .year = 2024,
        .source = "Liu et al. 2024",
        .checked = "its paper and Optax",
        .parameters = {learning_rate(), beta1(0.965), beta2(0.99), number("gamma", "γ", 0.01, 0, 1), epsilon(1e-12),
                       number("every", "k", 10, 1, 1000), weight_decay()},
        .state = {"m", "h"},
        .rule = R"(
m = beta1*m + (1 - beta1)*g
h = where(mod(t - 1, every) < 1, beta2*h + (1 - beta2)*hessian_diagonal(), h)
u = max(min(m/max(gamma*h, eps), 1), -1)
x = x - lr*(u + decay*x)
)",
        .meanings = {{"beta2", "share of the mean curvature that is kept", Role::other, true},
                     {"gamma", "share of the mean curvature that divides", Role::other, true},
                     {"every", "steps from one Hessian to the next", Role::other, true},
                     {"h", "running mean of the Hessian's diagonal"},
                     {"u", "mean gradient over the curvature, cut off at 1"}},
        .aliases = {in_optax("sophia", {.parameters = {{"update_interval", "every"}},
                                        .defaults = "eps:1e-08,decay:0.0001",
                                        .note = "corrects the mean gradient for its start"})},
    };
}

}  // namespace ravine::methods
