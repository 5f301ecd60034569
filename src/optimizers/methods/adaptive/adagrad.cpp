// AdaGrad: each coordinate's rate shrinks with the root of the sum of its squared gradients so far.
// Duchi, Hazan & Singer 2011, "Adaptive subgradient methods for online learning and stochastic optimization".
// PyTorch: torch.optim.Adagrad.
#include "optimizers/definition.hpp"

namespace ravine::methods {
namespace {

constexpr const char* sum_starts = "starts its sum at 0.1, and here it starts at 0";

}  // namespace

Optimizer adagrad() {
    return {
        .key = "adagrad",
        .title = "AdaGrad",
        .year = 2011,
        .source = "Duchi, Hazan & Singer 2011",
        .pytorch = "torch.optim.Adagrad(lr, eps=eps, weight_decay=decay)",
        .parameters = {learning_rate(), epsilon(1e-10), epsilon_place(), weight_decay()},
        .state = {"G"},
        .rule = R"(
g = g + decay*x
G = G + g^2
[eps_at=outside] x = x - lr*g/(sqrt(G) + eps)
[eps_at=inside] x = x - lr*g/sqrt(G + eps)
)",
        .aliases = {in_torch("Adagrad"),
                    in_optax("adagrad", {.implied = "eps_at:inside", .defaults = "eps:1e-07", .note = sum_starts}),
                    in_keras(
                        "Adagrad",
                        {.implied = "eps_at:inside", .defaults = "eps:1e-07", .note = sum_starts, .decay_note = decays_apart})},
    };
}

}  // namespace ravine::methods
