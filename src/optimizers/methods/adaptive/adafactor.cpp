// Adafactor, as it treats vectors: no momentum, steps in proportion to the size of x, and a mean square that forgets ever less.
// Shazeer & Stern 2018, "Adafactor: adaptive learning rates with sublinear memory cost", arXiv:1804.04235, algorithm 5.
// Checked against PyTorch's documentation of torch.optim.Adafactor, which is new in 2.5.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer adafactor() {
    return {
        .key = "adafactor",
        .title = "Adafactor",
        .year = 2018,
        .source = "Shazeer & Stern 2018",
        .checked = "its paper and the documentation of torch.optim.Adafactor",
        .parameters = {learning_rate(), number("falloff", "c", 0.8, 0, 1), number("limit", "d", 1, 0.01, 100, Scale::log),
                       epsilon(1e-3)},
        .state = {"s"},
        .rule = R"(
s = s + t^(-falloff)*(g^2 - s)
u = g/max(sqrt(s), 0.5^52)
u = u/max(1, sqrt(mean(u^2))/limit)
x = x - max(eps, sqrt(mean(x^2)))*min(lr, 1/sqrt(t))*u
)",
        .meanings = {{"falloff", "how fast the mean square comes to forget less", Role::other, true},
                     {"limit", "largest root mean square of a step, in units of its rate", Role::other, true},
                     {"eps", "size that x counts with where it is smaller", Role::other, true},
                     {"u", "gradient over its usual size, clipped"}},
    };
}

}  // namespace ravine::methods
