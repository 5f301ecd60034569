// Averaged SGD: gradient descent with a falling rate and a slight pull to zero, and beside it the mean of its path.
// Polyak & Juditsky 1992, "Acceleration of stochastic approximation by averaging". PyTorch: torch.optim.ASGD.
//
// x is the path, as PyTorch's parameter is; the mean is ax, which starts to be one t0 steps into the run and is x before.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer asgd() {
    return {
        .key = "asgd",
        .title = "ASGD",
        .year = 1992,
        .source = "Polyak & Juditsky 1992",
        .pytorch = "torch.optim.ASGD(lr, lambd=lambda, alpha, t0, weight_decay=decay)",
        .parameters = {learning_rate(), number("lambda", "λ", 1e-4, 0, 1, Scale::log), number("alpha", "α", 0.75, 0, 1),
                       number("t0", "t₀", 1e6, 0, 1e6, Scale::log), weight_decay()},
        .state = {"ax"},
        .rule = R"(
g = g + decay*x
rate = lr/(1 + lambda*lr*(t - 1))^alpha
x = x*(1 - lambda*rate) - rate*g
ax = ax + (x - ax)/max(1, t - 1 - t0)
)",
        .aliases = {in_torch("ASGD")},
        .beside = {"ax"},
    };
}

}  // namespace ravine::methods
