// AdaMax: Adam with the largest recent gradient, slowly forgotten, in the place of the root mean square.
// Kingma & Ba 2015, arXiv:1412.6980, algorithm 2, with PyTorch's eps beside the gradient. PyTorch: torch.optim.Adamax.
#include "optimizers/optimizer.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {
    learning_rate(), open_end(beta1()), beta2(), epsilon(1e-8), weight_decay(),
};
constexpr std::string_view state[] = {"m", "u"};
constexpr std::string_view rule = R"(
g = g + decay*x
m = beta1*m + (1 - beta1)*g
u = max(beta2*u, |g| + eps)
mhat = m/(1 - beta1^t)
x = x - lr*mhat/u
)";

}  // namespace

extern const Optimizer adamax;
const Optimizer adamax{"adamax",
                       "AdaMax",
                       2015,
                       "Kingma & Ba 2015",
                       "torch.optim.Adamax(lr, betas=(beta1, beta2), eps=eps, weight_decay=decay)",
                       rule,
                       Needs::gradient,
                       parameters,
                       state};

}  // namespace ravine::methods
