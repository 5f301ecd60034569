// Lion: a step of the same length in every coordinate, in the direction of the sign of a mean of gradients. What decides
// about the sign (beta1) forgets faster than what is remembered (beta2).
// Chen et al. 2023, "Symbolic discovery of optimization algorithms", arXiv:2302.06675, algorithm 2. PyTorch has no such
// method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer lion() {
    return {
        .key = "lion",
        .title = "Lion",
        .year = 2023,
        .source = "Chen et al. 2023",
        .parameters = {learning_rate(), beta1(), beta2(0.99), weight_decay()},
        .state = {"m"},
        .rule = R"(
c = beta1*m + (1 - beta1)*g
m = beta2*m + (1 - beta2)*g
x = x - lr*(sign(c) + decay*x)
)",
        .meanings = {{"c", "mean gradient whose sign decides", Role::momentum}},
        .aliases = {in_optax("lion", {.defaults = "decay:0.001"}), in_keras("Lion")},
    };
}

}  // namespace ravine::methods
