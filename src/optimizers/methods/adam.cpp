// Adam: a running mean of the gradient over the root of a running mean of its square, both corrected for their start
// at zero. Kingma & Ba 2015, arXiv:1412.6980, algorithm 1. PyTorch: torch.optim.Adam.
//
// correct = on divides the means by 1 - beta^t; off leaves them as they are; slides divides by 1 - beta, as some
// lecture notes print it: right at the first step, too large by up to 1/(1 - beta) ever after.
#include "optimizers/optimizer.hpp"

namespace ravine::methods {
namespace {

constexpr double on = 0, off = 1, slides = 2;  // indices of the choices
constexpr std::string_view corrections[] = {"on", "off", "slides"};
constexpr Parameter parameters[] = {
    learning_rate(),
    {"beta1", "β₁", 0.9, 0, 1},
    {"beta2", "β₂", 0.999, 0, 1},
    epsilon(1e-8),
    epsilon_place(),
    {"correct", "correction", on, 0, 2, Scale::linear, corrections},
};
constexpr std::string_view state[] = {"m", "s"};
constexpr std::string_view rule = R"(
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*g^2
[correct=on] mhat = m/(1 - beta1^t)
[correct=on] shat = s/(1 - beta2^t)
[correct=off] mhat = m
[correct=off] shat = s
[correct=slides] mhat = m/(1 - beta1)
[correct=slides] shat = s/(1 - beta2)
[eps_at=outside] x = x - lr*mhat/(sqrt(shat) + eps)
[eps_at=inside] x = x - lr*mhat/sqrt(shat + eps)
)";

double correction(double beta, double correct, std::uint64_t t) {
    if (correct == off) return 1;
    return 1 - (correct == slides ? beta : power(beta, static_cast<double>(t)));
}

struct Settings {
    double lr, beta1, beta2, eps, eps_at, correct;
};

void step(const Step& now) {
    const auto p = now.as<Settings>();
    const double mean = correction(p.beta1, p.correct, now.t);
    const double square = correction(p.beta2, p.correct, now.t);
    const double rest1 = 1 - p.beta1;
    const double rest2 = 1 - p.beta2;
    const bool inside = p.eps_at == 1;
    now.each_coordinate([=](Lane& x, Lane g, Lane& m, Lane& s) {
        m = p.beta1 * m + rest1 * g;
        s = p.beta2 * s + rest2 * (g * g);
        x = x - p.lr * (m / mean) / root(s / square, p.eps, inside);
    });
}

}  // namespace

extern const Optimizer adam;
const Optimizer adam{
    "adam",     "Adam", 2015, "Kingma & Ba 2015", "torch.optim.Adam(lr, betas=(beta1, beta2), eps)", rule, Needs::gradient,
    parameters, state,  step};

}  // namespace ravine::methods
