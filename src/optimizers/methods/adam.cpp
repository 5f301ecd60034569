// Adam: a running mean of the gradient over the root of a running mean of its square, both corrected for their start
// at zero. Kingma & Ba 2015, arXiv:1412.6980, algorithm 1. PyTorch: torch.optim.Adam.
//
// correct = on divides the means by 1 - beta^t; off leaves them as they are; slides divides by 1 - beta, as some
// lecture notes print it: right at the first step, too large by up to 1/(1 - beta) ever after.
//
// amsgrad divides by the largest mean square so far, so that no rate ever grows again (Reddi, Kale & Kumar 2018).
#include "optimizers/step.hpp"

namespace ravine::methods {
namespace {

constexpr double on = 0, off = 1, slides = 2;  // indices of the choices
constexpr std::string_view corrections[] = {"on", "off", "slides"};
constexpr Parameter parameters[] = {
    learning_rate(),
    open_end(beta1(), "correct:off"),
    open_end(beta2(), "correct:off"),
    epsilon(1e-8),
    epsilon_place(),
    {"correct", "correction", on, 0, 2, Scale::linear, corrections},
    option("amsgrad", "AMSGrad"),
    weight_decay(),
};
constexpr std::string_view state[] = {"m", "s", "peak"};
constexpr std::string_view rule = R"(
g = g + decay*x
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*g^2
[amsgrad=off] peak = s
[amsgrad=on] peak = max(peak, s)
[correct=on] mhat = m/(1 - beta1^t)
[correct=on] shat = peak/(1 - beta2^t)
[correct=off] mhat = m
[correct=off] shat = peak
[correct=slides] mhat = m/(1 - beta1)
[correct=slides] shat = peak/(1 - beta2)
[eps_at=outside] x = x - lr*mhat/(sqrt(shat) + eps)
[eps_at=inside] x = x - lr*mhat/sqrt(shat + eps)
)";

double correction(double beta, double correct, std::uint64_t t) {
    if (correct == off) return 1;
    return correct == slides ? 1 - beta : weight_so_far(beta, t);
}

struct Settings {
    double lr, beta1, beta2, eps, eps_at, correct, amsgrad, decay;
};

void step(const Step& now) {
    const auto p = now.as<Settings>();
    const double mean = correction(p.beta1, p.correct, now.t);
    const double square = correction(p.beta2, p.correct, now.t);
    const double rest1 = 1 - p.beta1;
    const double rest2 = 1 - p.beta2;
    const bool inside = p.eps_at == 1;
    const bool amsgrad = p.amsgrad == 1;
    now.each_coordinate([=](Lane& x, Lane g, Lane& m, Lane& s, Lane& peak) {
        g = decayed(g, x, p.decay);
        m = p.beta1 * m + rest1 * g;
        s = p.beta2 * s + rest2 * (g * g);
        peak = amsgrad ? larger(peak, s) : s;
        x = x - p.lr * (m / mean) / root(peak / square, p.eps, inside);
    });
}

}  // namespace

extern const Optimizer adam;
const Optimizer adam{"adam",
                     "Adam",
                     2015,
                     "Kingma & Ba 2015",
                     "torch.optim.Adam(lr, betas=(beta1, beta2), eps=eps, amsgrad, weight_decay=decay)",
                     rule,
                     Needs::gradient,
                     parameters,
                     state,
                     step};

}  // namespace ravine::methods
