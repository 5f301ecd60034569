// Averaged SGD: gradient descent with a falling rate and a slight pull to zero, and beside it the mean of its path.
// Polyak & Juditsky 1992, "Acceleration of stochastic approximation by averaging". PyTorch: torch.optim.ASGD.
//
// x is the path, as PyTorch's parameter is; the mean is ax, which starts to be one t0 steps into the run and is x before.
#include "optimizers/step.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {
    learning_rate(), {"lambda", "λ", 1e-4, 0, 1, Scale::log}, {"alpha", "α", 0.75, 0, 1}, {"t0", "t₀", 1e6, 0, 1e6, Scale::log},
    weight_decay(),
};
constexpr std::string_view state[] = {"ax"};
constexpr std::string_view rule = R"(
g = g + decay*x
rate = lr/(1 + lambda*lr*(t - 1))^alpha
x = x*(1 - lambda*rate) - rate*g
ax = ax + (x - ax)/max(1, t - 1 - t0)
)";

struct Settings {
    double lr, lambda, alpha, t0, decay;
};

void step(const Step& now) {
    const auto p = now.as<Settings>();
    const double before = static_cast<double>(now.t) - 1;
    const double rate = p.lr / published_power(1 + p.lambda * p.lr * before, p.alpha);
    const double kept = 1 - p.lambda * rate;
    const double averaged = std::max(1.0, before - p.t0);
    now.each_coordinate([=](Lane& x, Lane g, Lane& ax) {
        g = decayed(g, x, p.decay);
        x = x * kept - rate * g;
        ax = ax + (x - ax) / averaged;
    });
}

}  // namespace

extern const Optimizer asgd;
const Optimizer asgd{"asgd",
                     "ASGD",
                     1992,
                     "Polyak & Juditsky 1992",
                     "torch.optim.ASGD(lr, lambd=lambda, alpha, t0, weight_decay=decay)",
                     rule,
                     Needs::gradient,
                     parameters,
                     state,
                     step};

}  // namespace ravine::methods
