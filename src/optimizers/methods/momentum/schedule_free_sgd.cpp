// Schedule-free SGD: z takes the steps, the ball is a mean of where z has been, and the gradient is taken in between, so that
// no rate has to fall. Defazio, Yang, Mehta, Mishchenko, Khaled & Cutkosky 2024, "The road less scheduled", arXiv:2405.15682.
// Checked against facebookresearch/schedule_free, whose rate is 1 by default. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer schedule_free_sgd() {
    return {
        .key = "schedule_free_sgd",
        .title = "Schedule-free SGD",
        .year = 2024,
        .source = "Defazio et al. 2024",
        .checked = "its paper and facebookresearch/schedule_free",
        .parameters = {learning_rate(), number("mu", "β", 0.9, 0, 1), weight_decay()},
        .state = {"z", "top", "total"},
        .rule = R"(
[first] z = x
y = (1 - mu)*z + mu*x
g = gradient(y)
top = max(top, lr)
total = total + top^2
z = z - lr*(g + decay*y)
x = x + top^2/total*(z - x)
)",
        .meanings = {{"mu", "how near the mean the gradient is taken: 0 is at z, 1 is at the ball", Role::other, true}},
        .aliases = {in_optax("schedule_free_sgd", {.parameters = {{"b1", "mu"}}})},
        .beside = {"z", "mu"},
    };
}

}  // namespace ravine::methods
