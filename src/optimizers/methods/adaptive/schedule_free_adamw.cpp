// Schedule-free AdamW: as schedule-free SGD, with the gradient over the root of its mean square. The mean of z's path takes the
// part of Adam's first moment. Defazio et al. 2024, "The road less scheduled", arXiv:2405.15682, algorithm 1. Checked against
// facebookresearch/schedule_free. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer schedule_free_adamw() {
    return {
        .key = "schedule_free_adamw",
        .title = "Schedule-free AdamW",
        .year = 2024,
        .source = "Defazio et al. 2024",
        .checked = "its paper and facebookresearch/schedule_free",
        .parameters = {learning_rate(), beta1(), open_end(beta2()), epsilon(1e-8), weight_decay()},
        .state = {"z", "s", "top", "total"},
        .rule = R"(
[first] z = x
y = (1 - beta1)*z + beta1*x
g = gradient(y)
s = beta2*s + (1 - beta2)*g^2
shat = s/(1 - beta2^t)
top = max(top, lr)
total = total + top^2
z = z - lr*(g/(sqrt(shat) + eps) + decay*y)
x = x + top^2/total*(z - x)
)",
        .meanings = {{"beta1", "how near the mean the gradient is taken: 0 is at z, 1 is at the ball", Role::other, true}},
        .aliases = {in_optax("schedule_free_adamw")},
        .beside = {"z", "beta1"},
    };
}

}  // namespace ravine::methods
