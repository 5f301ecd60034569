// RMSProp: the gradient over the root of a running mean of its square.
// Tieleman & Hinton 2012, Lecture 6.5 of "Neural networks for machine learning". PyTorch: torch.optim.RMSprop.
// Without a correction of the mean's start at zero the first step is lr/sqrt(1 - beta), ten rates at beta = 0.99.
//
// centered divides by the spread of the gradient around its running mean instead (Graves 2013, arXiv:1308.0850), which
// rounding could make negative and here does not; mu adds momentum to what is already divided.
#include "optimizers/optimizer.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {
    learning_rate(),      {"beta", "β", 0.99, 0, 1},      epsilon(1e-8),  epsilon_place(),
    {"mu", "μ", 0, 0, 1}, option("centered", "centered"), weight_decay(),
};
constexpr std::string_view state[] = {"s", "m", "v"};
constexpr std::string_view rule = R"(
g = g + decay*x
s = beta*s + (1 - beta)*g^2
[centered=off] spread = s
[centered=on] m = beta*m + (1 - beta)*g
[centered=on] spread = max(s - m^2, 0)
[eps_at=outside] v = mu*v + g/(sqrt(spread) + eps)
[eps_at=inside] v = mu*v + g/sqrt(spread + eps)
x = x - lr*v
)";

}  // namespace

extern const Optimizer rmsprop;
const Optimizer rmsprop{"rmsprop",
                        "RMSProp",
                        2012,
                        "Tieleman & Hinton 2012",
                        "torch.optim.RMSprop(lr, alpha=beta, eps=eps, momentum=mu, centered, weight_decay=decay)",
                        rule,
                        Needs::gradient,
                        parameters,
                        state};

}  // namespace ravine::methods
