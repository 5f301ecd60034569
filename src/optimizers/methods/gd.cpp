// Gradient descent: a step against the gradient, in proportion to it.
// Cauchy 1847, "Méthode générale pour la résolution des systèmes d'équations simultanées". PyTorch: torch.optim.SGD.
#include "optimizers/optimizer.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {learning_rate(), weight_decay()};
constexpr std::string_view rule = R"(
g = g + decay*x
x = x - lr*g
)";

}  // namespace

extern const Optimizer gd;
const Optimizer gd{"gd",       "GD", 1847, "Cauchy 1847", "torch.optim.SGD(lr, weight_decay=decay)", rule, Needs::gradient,
                   parameters, {}};

}  // namespace ravine::methods
