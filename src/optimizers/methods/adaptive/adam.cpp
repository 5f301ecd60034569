// Adam: a running mean of the gradient over the root of a running mean of its square, both corrected for their start
// at zero. Kingma & Ba 2015, arXiv:1412.6980, algorithm 1. PyTorch: torch.optim.Adam.
//
// correct = on divides the means by 1 - beta^t; off leaves them as they are; slides divides by 1 - beta, as some
// lecture notes print it: right at the first step, too large by up to 1/(1 - beta) ever after.
//
// amsgrad divides by the largest mean square so far, so that no rate ever grows again (Reddi, Kale & Kumar 2018).
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer adam() {
    return {
        .key = "adam",
        .title = "Adam",
        .year = 2015,
        .source = "Kingma & Ba 2015",
        .pytorch = "torch.optim.Adam(lr, betas=(beta1, beta2), eps=eps, amsgrad, weight_decay=decay)",
        .parameters = {learning_rate(), open_end(beta1(), "correct:off"), open_end(beta2(), "correct:off"), epsilon(1e-8),
                       epsilon_place(),
                       choice("correct", "correction", "on",
                              {{"on", "Kingma & Ba 2015, PyTorch: divided by 1 − βᵗ"},
                               {"off", "left out, as in the training of BERT: larger first steps"},
                               {"slides", "some lecture notes: divided by 1 − β in every step"}}),
                       amsgrad(), weight_decay()},
        .state = {"m", "s", "peak"},
        .rule = R"(
g = g + decay*x
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*g^2
[amsgrad=off] peak = s
[amsgrad=on] peak = max(peak, s)
[correct=on] mhat = m/(1 - beta1^t)
[correct=on] shat = peak/(1 - beta2^t)
[correct=off] mhat = m
[correct=off] shat = peak
[correct=slides] mhat = m/(1 - beta1)
[correct=slides] shat = peak/(1 - beta2)
[eps_at=outside] x = x - lr*mhat/(sqrt(shat) + eps)
[eps_at=inside] x = x - lr*mhat/sqrt(shat + eps)
)",
        .aliases = {in_torch("Adam"), in_optax("adam"), in_optax("amsgrad", {.implied = "amsgrad:on"}),
                    in_keras("Adam", {.defaults = "eps:1e-07", .note = epsilon_first})},
    };
}

}  // namespace ravine::methods
