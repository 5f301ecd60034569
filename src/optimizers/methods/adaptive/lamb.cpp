// LAMB: Adam whose step is as long as lr times the distance of x from 0, one length for all coordinates, or for each tensor of
// a network. You et al. 2020, "Large batch optimization for deep learning: training BERT in 76 minutes", arXiv:1904.00962,
// algorithm 2. Checked against Optax. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer lamb() {
    return {
        .key = "lamb",
        .title = "LAMB",
        .year = 2020,
        .source = "You et al. 2020",
        .checked = "its paper and Optax",
        .parameters = {learning_rate(), open_end(beta1()), open_end(beta2()), epsilon(1e-6), weight_decay()},
        .state = {"m", "s"},
        .rule = R"(
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*g^2
mhat = m/(1 - beta1^t)
shat = s/(1 - beta2^t)
u = mhat/(sqrt(shat) + eps) + decay*x
ratio = where(norm(x)*norm(u) > 0, norm(x)/norm(u), 1)
x = x - lr*ratio*u
)",
        .meanings = {{"u", "Adam's step, whose direction counts"},
                     {"ratio", "length of x over that of Adam's step", Role::other, true}},
        .aliases = {in_optax("lamb")},
        .per_tensor = true,
    };
}

}  // namespace ravine::methods
