// Signum: a step of one length in every coordinate, in the direction of the sign of a mean of gradients. With beta = 0 it is
// signSGD. Bernstein, Wang, Azizzadenesheli & Anandkumar 2018, "signSGD: compressed optimisation for non-convex problems",
// arXiv:1802.04434, algorithm 2. Checked against Optax. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer signum() {
    return {
        .key = "signum",
        .title = "Signum",
        .year = 2018,
        .source = "Bernstein et al. 2018",
        .checked = "its paper and Optax",
        .parameters = {learning_rate(), number("beta", "β", 0.9, 0, 1), weight_decay()},
        .state = {"m"},
        .rule = R"(
m = beta*m + (1 - beta)*g
x = x - lr*(sign(m) + decay*x)
)",
        .aliases = {in_books("signSGD"), in_optax("signum")},
    };
}

}  // namespace ravine::methods
