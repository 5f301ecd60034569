// AdaGrad: each coordinate's rate shrinks with the root of the sum of its squared gradients so far.
// Duchi, Hazan & Singer 2011, "Adaptive subgradient methods for online learning and stochastic optimization".
// PyTorch: torch.optim.Adagrad.
#include "optimizers/optimizer.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {learning_rate(), epsilon(1e-10), epsilon_place(), weight_decay()};
constexpr std::string_view state[] = {"G"};
constexpr std::string_view rule = R"(
g = g + decay*x
G = G + g^2
[eps_at=outside] x = x - lr*g/(sqrt(G) + eps)
[eps_at=inside] x = x - lr*g/sqrt(G + eps)
)";

}  // namespace

extern const Optimizer adagrad;
const Optimizer adagrad{"adagrad",
                        "AdaGrad",
                        2011,
                        "Duchi, Hazan & Singer 2011",
                        "torch.optim.Adagrad(lr, eps=eps, weight_decay=decay)",
                        rule,
                        Needs::gradient,
                        parameters,
                        state};

}  // namespace ravine::methods
