// Nesterov's accelerated gradient: momentum whose gradient is taken where the momentum is about to lead.
// Nesterov 1983, "A method for solving a convex programming problem with convergence rate O(1/k²)"; as momentum by
// Sutskever, Martens, Dahl & Hinton 2013. PyTorch: torch.optim.SGD(nesterov=True).
//
//   lookahead  as Sutskever et al. write it: the gradient at x + mu v, one step of the velocity ahead
//   torch      the same method told in the place that lookahead takes its gradients at; the gradient is taken at x
//   slides     as some lecture notes print it: the gradient ahead, but no momentum in the step. v is the last displacement
//              turned round, x before the step minus x after it, which is lr g: nothing older is remembered
#include "optimizers/optimizer.hpp"

namespace ravine::methods {
namespace {

constexpr double torch = 1;  // index of the choice
constexpr std::string_view forms[] = {"lookahead", "torch", "slides"};
constexpr Parameter parameters[] = {
    learning_rate(),
    {"mu", "μ", 0.9, 0, 1},
    {"form", "form", torch, 0, 2, Scale::linear, forms},
};
constexpr std::string_view state[] = {"v"};
constexpr std::string_view rule = R"(
[form=lookahead] g = gradient(x + mu*v)
[form=lookahead] v = mu*v - lr*g
[form=lookahead] x = x + v
[form=torch] v = mu*v + g
[form=torch] x = x - lr*(g + mu*v)
[form=slides] g = gradient(x - mu*v)
[form=slides] v = lr*g
[form=slides] x = x - v
)";

}  // namespace

extern const Optimizer nesterov;
const Optimizer nesterov{
    "nesterov",      "Nesterov", 1983, "Nesterov 1983", "torch.optim.SGD(lr, momentum=mu, nesterov=True)", rule,
    Needs::gradient, parameters, state};

}  // namespace ravine::methods
