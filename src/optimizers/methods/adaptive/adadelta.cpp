// AdaDelta: the gradient in units of x, by the ratio of two running roots: of the squared steps and of the squared gradients.
// Zeiler 2012, "ADADELTA: an adaptive learning rate method", arXiv:1212.5701. PyTorch: torch.optim.Adadelta.
// The paper has no learning rate, which is lr = 1 here. The first steps are tiny: they are made of eps alone.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer adadelta() {
    return {
        .key = "adadelta",
        .title = "AdaDelta",
        .year = 2012,
        .source = "Zeiler 2012",
        .pytorch = "torch.optim.Adadelta(lr, rho, eps, weight_decay=decay)",
        .parameters = {learning_rate(), number("rho", "ρ", 0.9, 0, 1), epsilon(1e-6), weight_decay()},
        .state = {"E", "D"},
        .rule = R"(
g = g + decay*x
E = rho*E + (1 - rho)*g^2
d = sqrt(D + eps)/sqrt(E + eps)*g
D = rho*D + (1 - rho)*d^2
x = x - lr*d
)",
        .meanings = {{"d", "gradient in units of x"}},
        .aliases = {in_torch("Adadelta"), in_optax("adadelta"),
                    in_keras("Adadelta", {.defaults = "rho:0.95,eps:1e-07", .decay_note = decays_apart})},
    };
}

}  // namespace ravine::methods
