// Quasi-hyperbolic momentum: the mean of a plain gradient step (1 - nu) and a step of averaged momentum (nu).
// Ma & Yarats 2019, "Quasi-hyperbolic momentum and Adam for deep learning", arXiv:1810.06801. PyTorch has no such method;
// nu = 1 is momentum in its form average.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer qhm() {
    return {
        .key = "qhm",
        .title = "QHM",
        .year = 2019,
        .source = "Ma & Yarats 2019",
        .parameters = {learning_rate(), number("nu", "ν", 0.7, 0, 1), number("beta", "β", 0.999, 0, 1)},
        .state = {"v"},
        .rule = R"(
v = beta*v + (1 - beta)*g
x = x - lr*((1 - nu)*g + nu*v)
)",
    };
}

}  // namespace ravine::methods
