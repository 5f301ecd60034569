// Adam: a running mean of the gradient over the root of a running mean of its square, both corrected for their start
// at zero. Kingma & Ba 2015, arXiv:1412.6980, algorithm 1. PyTorch: torch.optim.Adam.
//
// correct = on divides the means by 1 - beta^t; off leaves them as they are; slides divides by 1 - beta, as some
// lecture notes print it: right at the first step, too large by up to 1/(1 - beta) ever after.
//
// amsgrad divides by the largest mean square so far, so that no rate ever grows again (Reddi, Kale & Kumar 2018).
#include "optimizers/optimizer.hpp"

namespace ravine::methods {
namespace {

constexpr double on = 0;  // index of the choice
constexpr std::string_view corrections[] = {"on", "off", "slides"};
constexpr Parameter parameters[] = {
    learning_rate(),
    open_end(beta1(), "correct:off"),
    open_end(beta2(), "correct:off"),
    epsilon(1e-8),
    epsilon_place(),
    {"correct", "correction", on, 0, 2, Scale::linear, corrections},
    option("amsgrad", "AMSGrad"),
    weight_decay(),
};
constexpr std::string_view state[] = {"m", "s", "peak"};
constexpr std::string_view rule = R"(
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
)";

}  // namespace

extern const Optimizer adam;
const Optimizer adam{"adam",
                     "Adam",
                     2015,
                     "Kingma & Ba 2015",
                     "torch.optim.Adam(lr, betas=(beta1, beta2), eps=eps, amsgrad, weight_decay=decay)",
                     rule,
                     Needs::gradient,
                     parameters,
                     state};

}  // namespace ravine::methods
