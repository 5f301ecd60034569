// Yogi: Adam whose mean square moves towards the squared gradient by at most a share of that: it forgets large gradients
// slowly, so that rates do not rise all at once.
// Zaheer, Reddi, Sachan, Kale & Kumar 2018, "Adaptive methods for nonconvex optimization", algorithm 2: without a
// correction of the means' start at zero. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer yogi() {
    return {
        .key = "yogi",
        .title = "Yogi",
        .year = 2018,
        .source = "Zaheer et al. 2018",
        .parameters = {learning_rate(), beta1(), beta2(), epsilon(1e-3)},
        .state = {"m", "s"},
        .rule = R"(
m = beta1*m + (1 - beta1)*g
s = s - (1 - beta2)*sign(s - g^2)*g^2
x = x - lr*m/(sqrt(s) + eps)
)",
        .aliases = {in_optax("yogi")},
    };
}

}  // namespace ravine::methods
