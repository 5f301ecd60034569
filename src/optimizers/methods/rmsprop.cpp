// RMSProp: the gradient over the root of a running mean of its square.
// Tieleman & Hinton 2012, Lecture 6.5 of "Neural networks for machine learning". PyTorch: torch.optim.RMSprop.
// Without a correction of the mean's start at zero the first step is lr/sqrt(1 - beta), ten rates at beta = 0.99.
#include "optimizers/optimizer.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {learning_rate(), {"beta", "β", 0.99, 0, 1}, epsilon(1e-8), epsilon_place()};
constexpr std::string_view state[] = {"s"};
constexpr std::string_view rule = R"(
s = beta*s + (1 - beta)*g^2
[eps_at=outside] x = x - lr*g/(sqrt(s) + eps)
[eps_at=inside] x = x - lr*g/sqrt(s + eps)
)";

struct Settings {
    double lr, beta, eps, eps_at;
};

void step(const Step& now) {
    const auto p = now.as<Settings>();
    const bool inside = p.eps_at == 1;
    const double rest = 1 - p.beta;
    now.each_coordinate([=](Lane& x, Lane g, Lane& s) {
        s = p.beta * s + rest * (g * g);
        x = x - p.lr * g / root(s, p.eps, inside);
    });
}

}  // namespace

extern const Optimizer rmsprop;
const Optimizer rmsprop{
    "rmsprop",  "RMSProp", 2012, "Tieleman & Hinton 2012", "torch.optim.RMSprop(lr, alpha=beta, eps)", rule, Needs::gradient,
    parameters, state,     step};

}  // namespace ravine::methods
