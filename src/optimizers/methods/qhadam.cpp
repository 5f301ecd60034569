// QHAdam: Adam in which both means are mixed with what they are means of: the gradient (1 - nu1) and its square (1 - nu2).
// Ma & Yarats 2019, "Quasi-hyperbolic momentum and Adam for deep learning", arXiv:1810.06801. PyTorch has no such method;
// nu1 = nu2 = 1 is Adam.
#include "optimizers/step.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {
    learning_rate(), open_end(beta1(0.995)), open_end(beta2()), {"nu1", "ν₁", 0.7, 0, 1}, {"nu2", "ν₂", 1, 0, 1}, epsilon(1e-8),
};
constexpr std::string_view state[] = {"m", "s"};
constexpr std::string_view rule = R"(
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*g^2
mhat = m/(1 - beta1^t)
shat = s/(1 - beta2^t)
x = x - lr*((1 - nu1)*g + nu1*mhat)/(sqrt((1 - nu2)*g^2 + nu2*shat) + eps)
)";

struct Settings {
    double lr, beta1, beta2, nu1, nu2, eps;
};

void step(const Step& now) {
    const auto p = now.as<Settings>();
    const double mean = weight_so_far(p.beta1, now.t);
    const double square = weight_so_far(p.beta2, now.t);
    const double rest1 = 1 - p.beta1;
    const double rest2 = 1 - p.beta2;
    const double plain1 = 1 - p.nu1;
    const double plain2 = 1 - p.nu2;
    now.each_coordinate([=](Lane& x, Lane g, Lane& m, Lane& s) {
        m = p.beta1 * m + rest1 * g;
        s = p.beta2 * s + rest2 * (g * g);
        const Lane divisor = xsimd::sqrt(plain2 * (g * g) + p.nu2 * (s / square)) + p.eps;
        x = x - p.lr * (plain1 * g + p.nu1 * (m / mean)) / divisor;
    });
}

}  // namespace

extern const Optimizer qhadam;
const Optimizer qhadam{"qhadam", "QHAdam", 2019, "Ma & Yarats 2019", "", rule, Needs::gradient, parameters, state, step};

}  // namespace ravine::methods
