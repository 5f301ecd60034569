// RAdam: Adam that does not divide while its mean square has seen too little, and less boldly for a while after that.
// Liu, Jiang, He, Chen, Liu, Gao & Han 2020, "On the variance of the adaptive learning rate and beyond",
// arXiv:1908.03265. PyTorch: torch.optim.RAdam.
//
// seen is how many gradients the mean square is worth by now, and full how many it is worth in the end.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer radam() {
    return {
        .key = "radam",
        .title = "RAdam",
        .year = 2020,
        .source = "Liu et al. 2020",
        .pytorch = "torch.optim.RAdam(lr, betas=(beta1, beta2), eps=eps, weight_decay=decay)",
        .parameters = {learning_rate(), open_end(beta1()), beta2(), epsilon(1e-8), weight_decay()},
        .state = {"m", "s"},
        .rule = R"(
g = g + decay*x
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*g^2
mhat = m/(1 - beta1^t)
full = 2/(1 - beta2) - 1
seen = full - 2*t*beta2^t/(1 - beta2^t)
trust = sqrt((seen - 4)*(seen - 2)*full/((full - 4)*(full - 2)*seen))
rate = where(seen > 5, lr*trust*sqrt(1 - beta2^t)/(sqrt(s) + eps), lr)
x = x - rate*mhat
)",
        .aliases = {in_torch("RAdam"), in_optax("radam")},
    };
}

}  // namespace ravine::methods
