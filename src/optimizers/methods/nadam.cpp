// NAdam: Adam with Nesterov's look ahead, told as in torch: this step's gradient counts now, the mean as it will count next.
// Dozat 2016, "Incorporating Nesterov momentum into Adam". PyTorch: torch.optim.NAdam.
//
// The momentum mu rises from half of beta1 towards beta1. Its bias is corrected by the product of all its values so far,
// which each coordinate carries along, since beta1 may itself be a formula of t.
#include "optimizers/step.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {
    learning_rate(), beta1(), open_end(beta2()), epsilon(1e-8), {"momentum_decay", "ψ", 4e-3, 0, 1, Scale::log}, weight_decay(),
};
constexpr std::string_view state[] = {"m", "s", "product"};
constexpr std::string_view rule = R"(
g = g + decay*x
mu = beta1*(1 - 0.5*0.96^(t*momentum_decay))
next = beta1*(1 - 0.5*0.96^((t + 1)*momentum_decay))
product = where(t < 2, mu, product*mu)
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*g^2
shat = s/(1 - beta2^t)
mhat = next*m/(1 - product*next) + (1 - mu)*g/(1 - product)
x = x - lr*mhat/(sqrt(shat) + eps)
)";

struct Settings {
    double lr, beta1, beta2, eps, momentum_decay, decay;
};

double momentum(const Settings& p, double t) { return p.beta1 * (1 - 0.5 * published_power(0.96, t * p.momentum_decay)); }

void step(const Step& now) {
    const auto p = now.as<Settings>();
    const auto t = static_cast<double>(now.t);
    const double mu = momentum(p, t);
    const double next = momentum(p, t + 1);
    const double square = weight_so_far(p.beta2, now.t);
    const double rest1 = 1 - p.beta1;
    const double rest2 = 1 - p.beta2;
    const bool first = now.t == 1;
    now.each_coordinate([=](Lane& x, Lane g, Lane& m, Lane& s, Lane& product) {
        g = decayed(g, x, p.decay);
        product = first ? Lane(mu) : product * mu;
        m = p.beta1 * m + rest1 * g;
        s = p.beta2 * s + rest2 * (g * g);
        const Lane mean = next * m / (1 - product * next) + (1 - mu) * g / (1 - product);
        x = x - p.lr * mean / (xsimd::sqrt(s / square) + p.eps);
    });
}

}  // namespace

extern const Optimizer nadam;
const Optimizer nadam{"nadam",
                      "NAdam",
                      2016,
                      "Dozat 2016",
                      "torch.optim.NAdam(lr, betas=(beta1, beta2), eps=eps, weight_decay=decay, momentum_decay)",
                      rule,
                      Needs::gradient,
                      parameters,
                      state,
                      step};

}  // namespace ravine::methods
