// Momentum: a running sum or mean of the gradients, so that what alternates cancels and what persists adds up.
// Polyak 1964, "Some methods of speeding up the convergence of iteration methods". PyTorch: torch.optim.SGD(momentum).
//
// Four conventions go by this one name. They differ in where the learning rate enters, in whether the new gradient is
// weighted by 1 - mu, and in what the first step does:
//   velocity    v is a displacement; a changed learning rate acts on new gradients only
//   accumulate  v is a sum of gradients; with a constant rate the same path as velocity
//   average     v is a mean of gradients: slow to build speed, 1/(1 - mu) times smaller steps
//   torch       accumulate with dampening d, except that the first step takes the gradient undamped
#include "optimizers/optimizer.hpp"

namespace ravine::methods {
namespace {

constexpr double torch = 3;  // index of the choice
constexpr std::string_view forms[] = {"velocity", "accumulate", "average", "torch"};
constexpr Parameter parameters[] = {
    learning_rate(), {"mu", "μ", 0.9, 0, 1}, {"form", "form", torch, 0, 3, Scale::linear, forms}, {"dampening", "d", 0, 0, 1},
    weight_decay(),
};
constexpr std::string_view state[] = {"v"};
constexpr std::string_view rule = R"(
g = g + decay*x
[form=velocity] v = mu*v - lr*g
[form=velocity] x = x + v
[form=accumulate] v = mu*v + g
[form=accumulate] x = x - lr*v
[form=average] v = mu*v + (1 - mu)*g
[form=average] x = x - lr*v
[form=torch] v = where(t < 2, g, mu*v + (1 - dampening)*g)
[form=torch] x = x - lr*v
)";

}  // namespace

extern const Optimizer momentum;
const Optimizer momentum{
    "momentum", "Momentum",      1964,       "Polyak 1964", "torch.optim.SGD(lr, momentum=mu, dampening, weight_decay=decay)",
    rule,       Needs::gradient, parameters, state};

}  // namespace ravine::methods
