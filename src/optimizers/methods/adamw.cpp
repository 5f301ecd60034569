// AdamW: Adam whose weight decay acts on x itself and not, as in a sum with the gradient, through Adam's division.
// Loshchilov & Hutter 2019, "Decoupled weight decay regularization", arXiv:1711.05101. PyTorch: torch.optim.AdamW.
#include "optimizers/step.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {
    learning_rate(), open_end(beta1()), open_end(beta2()), epsilon(1e-8), option("amsgrad", "AMSGrad"), weight_decay(0.01),
};
constexpr std::string_view state[] = {"m", "s", "peak"};
constexpr std::string_view rule = R"(
x = x*(1 - lr*decay)
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*g^2
[amsgrad=off] peak = s
[amsgrad=on] peak = max(peak, s)
mhat = m/(1 - beta1^t)
shat = peak/(1 - beta2^t)
x = x - lr*mhat/(sqrt(shat) + eps)
)";

struct Settings {
    double lr, beta1, beta2, eps, amsgrad, decay;
};

void step(const Step& now) {
    const auto p = now.as<Settings>();
    const double mean = weight_so_far(p.beta1, now.t);
    const double square = weight_so_far(p.beta2, now.t);
    const double rest1 = 1 - p.beta1;
    const double rest2 = 1 - p.beta2;
    const double kept = 1 - p.lr * p.decay;
    const bool amsgrad = p.amsgrad == 1;
    now.each_coordinate([=](Lane& x, Lane g, Lane& m, Lane& s, Lane& peak) {
        m = p.beta1 * m + rest1 * g;
        s = p.beta2 * s + rest2 * (g * g);
        peak = amsgrad ? larger(peak, s) : s;
        x = x * kept - p.lr * (m / mean) / (xsimd::sqrt(peak / square) + p.eps);
    });
}

}  // namespace

extern const Optimizer adamw;
const Optimizer adamw{"adamw",
                      "AdamW",
                      2019,
                      "Loshchilov & Hutter 2019",
                      "torch.optim.AdamW(lr, betas=(beta1, beta2), eps=eps, weight_decay=decay, amsgrad)",
                      rule,
                      Needs::gradient,
                      parameters,
                      state,
                      step};

}  // namespace ravine::methods
