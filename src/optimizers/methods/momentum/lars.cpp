// LARS: momentum whose gradient is as long as a share of the distance of x from 0, one length for all coordinates, or for each
// tensor of a network. You, Gitman & Ginsburg 2017, "Large batch training of convolutional networks", arXiv:1708.03888. Checked
// against Optax. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer lars() {
    return {
        .key = "lars",
        .title = "LARS",
        .year = 2017,
        .source = "You, Gitman & Ginsburg 2017",
        .checked = "its paper and Optax",
        .parameters = {learning_rate(), number("trust", "trust", 1, 1e-6, 100, Scale::log), number("mu", "μ", 0.9, 0, 1),
                       weight_decay()},
        .state = {"v"},
        .rule = R"(
u = g + decay*x
size = norm(g) + decay*norm(x)
ratio = where(norm(x)*size > 0, trust*norm(x)/size, 1)
v = mu*v + lr*ratio*u
x = x - v
)",
        .meanings = {{"trust", "length of the scaled gradient in units of the length of x", Role::other, true},
                     {"u", "gradient with the weight decay"},
                     {"size", "length that the gradient has at most", Role::other, true},
                     {"ratio", "share of the length of x over that of the gradient", Role::other, true},
                     {"v", "running sum of the scaled gradients", Role::momentum}},
        .aliases = {in_optax("lars")},
        .per_tensor = true,
    };
}

}  // namespace ravine::methods
