// AdaDelta: the gradient in units of x, by the ratio of two running roots: of the squared steps and of the squared gradients.
// Zeiler 2012, "ADADELTA: an adaptive learning rate method", arXiv:1212.5701. PyTorch: torch.optim.Adadelta.
// The paper has no learning rate, which is lr = 1 here. The first steps are tiny: they are made of eps alone.
#include "optimizers/optimizer.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {
    learning_rate(),
    {"rho", "ρ", 0.9, 0, 1},
    epsilon(1e-6),
    weight_decay(),
};
constexpr std::string_view state[] = {"E", "D"};
constexpr std::string_view rule = R"(
g = g + decay*x
E = rho*E + (1 - rho)*g^2
d = sqrt(D + eps)/sqrt(E + eps)*g
D = rho*D + (1 - rho)*d^2
x = x - lr*d
)";

}  // namespace

extern const Optimizer adadelta;
const Optimizer adadelta{
    "adadelta", "AdaDelta",      2012,       "Zeiler 2012", "torch.optim.Adadelta(lr, rho, eps, weight_decay=decay)",
    rule,       Needs::gradient, parameters, state};

}  // namespace ravine::methods
