// QHAdam: Adam in which both means are mixed with what they are means of: the gradient (1 - nu1) and its square (1 - nu2).
// Ma & Yarats 2019, "Quasi-hyperbolic momentum and Adam for deep learning", arXiv:1810.06801. PyTorch has no such method;
// nu1 = nu2 = 1 is Adam.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer qhadam() {
    return {
        .key = "qhadam",
        .title = "QHAdam",
        .year = 2019,
        .source = "Ma & Yarats 2019",
        .parameters = {learning_rate(), open_end(beta1(0.995)), open_end(beta2()), number("nu1", "ν₁", 0.7, 0, 1),
                       number("nu2", "ν₂", 1, 0, 1), epsilon(1e-8)},
        .state = {"m", "s"},
        .rule = R"(
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*g^2
mhat = m/(1 - beta1^t)
shat = s/(1 - beta2^t)
x = x - lr*((1 - nu1)*g + nu1*mhat)/(sqrt((1 - nu2)*g^2 + nu2*shat) + eps)
)",
    };
}

}  // namespace ravine::methods
