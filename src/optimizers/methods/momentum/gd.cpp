// Gradient descent: a step against the gradient, in proportion to it.
// Cauchy 1847, "Méthode générale pour la résolution des systèmes d'équations simultanées". PyTorch: torch.optim.SGD.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer gd() {
    return {
        .key = "gd",
        .title = "GD",
        .year = 1847,
        .source = "Cauchy 1847",
        .pytorch = "torch.optim.SGD(lr, weight_decay=decay)",
        .parameters = {learning_rate(), weight_decay()},
        .rule = R"(
g = g + decay*x
x = x - lr*g
)",
        .aliases = {in_books("Gradient Descent"), in_books("Steepest Descent"), in_torch("SGD"), in_optax("sgd"),
                    in_keras("SGD")},
    };
}

}  // namespace ravine::methods
