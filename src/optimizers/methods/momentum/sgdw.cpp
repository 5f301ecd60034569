// SGDW: momentum whose weight decay is no part of the gradient, and so not of the velocity.
// Loshchilov & Hutter 2019, "Decoupled weight decay regularization", arXiv:1711.05101, algorithm 1, with the decay in
// proportion to the rate, as AdamW has it in PyTorch. Checked against timm. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer sgdw() {
    return {
        .key = "sgdw",
        .title = "SGDW",
        .year = 2019,
        .source = "Loshchilov & Hutter 2019",
        .checked = "its paper and timm",
        .parameters = {learning_rate(), number("mu", "μ", 0.9, 0, 1),
                       option("nesterov", "Nesterov", "the velocity is the step",
                              "as timm has it: once more in the direction of the gradient"),
                       weight_decay(0.01)},
        .state = {"v"},
        .rule = R"(
v = mu*v + g
[nesterov=off] x = x - lr*(v + decay*x)
[nesterov=on] x = x - lr*(g + mu*v + decay*x)
)",
    };
}

}  // namespace ravine::methods
