// Yogi: Adam whose mean square moves towards the squared gradient by at most a share of that: it forgets large gradients
// slowly, so that rates do not rise all at once.
// Zaheer, Reddi, Sachan, Kale & Kumar 2018, "Adaptive methods for nonconvex optimization", algorithm 2: without a
// correction of the means' start at zero. PyTorch has no such method.
#include "optimizers/step.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {
    learning_rate(),
    beta1(),
    beta2(),
    epsilon(1e-3),
};
constexpr std::string_view state[] = {"m", "s"};
constexpr std::string_view rule = R"(
m = beta1*m + (1 - beta1)*g
s = s - (1 - beta2)*sign(s - g^2)*g^2
x = x - lr*m/(sqrt(s) + eps)
)";

struct Settings {
    double lr, beta1, beta2, eps;
};

void step(const Step& now) {
    const auto p = now.as<Settings>();
    const double rest1 = 1 - p.beta1;
    const double rest2 = 1 - p.beta2;
    now.each_coordinate([=](Lane& x, Lane g, Lane& m, Lane& s) {
        m = p.beta1 * m + rest1 * g;
        s = s - rest2 * xsimd::sign(s - g * g) * (g * g);
        x = x - p.lr * m / (xsimd::sqrt(s) + p.eps);
    });
}

}  // namespace

extern const Optimizer yogi;
const Optimizer yogi{"yogi", "Yogi", 2018, "Zaheer et al. 2018", "", rule, Needs::gradient, parameters, state, step};

}  // namespace ravine::methods
