// Polyak's step: as far as a straight line along the gradient needs to come down to the least loss, which has to be given.
// Polyak 1987, "Introduction to optimization", section 5.3; with the largest rate of Loizou, Vaswani, Laradji & Lacoste-Julien
// 2021, "Stochastic Polyak step-size for SGD", arXiv:2002.10542. Checked against Optax. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer polyak_step() {
    return {
        .key = "polyak_step",
        .title = "Polyak step",
        .year = 2021,
        .source = "Polyak 1987; Loizou et al. 2021",
        .checked = "its paper and Optax",
        .parameters = {learning_rate(1, "γ"), number("f_min", "f min", 0, -1000, 1000),
                       number("max_rate", "η max", 1, 1e-6, 1e6, Scale::log)},
        .state = {},
        .rule = R"(
n = dot(g, g)
rate = where(n > 0, min((f - f_min)/n, max_rate), 0)
x = x - lr*rate*g
)",
        .meanings = {{"lr", "factor of the rate that the method finds", Role::other, true},
                     {"max_rate", "largest rate", Role::other, true}},
        .aliases = {in_optax("polyak_sgd", {.parameters = {{"max_learning_rate", "max_rate"}, {"scaling", "lr"}}})},
    };
}

}  // namespace ravine::methods
