// Newton's method: the step to where the gradient would vanish if the loss were its own second-order Taylor polynomial.
// Newton 1685, Raphson 1690, Simpson 1740; as a method of optimization Nocedal & Wright 2006, section 3.3.
//
// On a quadratic it arrives in one step. Where the curvature is negative the same formula climbs, so it needs a fallback:
//   descent      plain gradient descent with the rate eta wherever the Hessian is not positive definite
//   none         none: towards saddles and maxima as gladly as towards minima
//   saddle-free  the absolute values of the Hessian's eigenvalues: every direction goes down (Dauphin et al. 2014,
//                arXiv:1406.2572)
// damping is added to each of the eigenvalues (Levenberg 1944, Marquardt 1963): much of it makes small gradient steps.
#include "optimizers/step.hpp"

namespace ravine::methods {
namespace {

constexpr double descent = 0, none = 1;  // indices of the choices
constexpr std::string_view fallbacks[] = {"descent", "none", "saddle-free"};
constexpr Parameter parameters[] = {
    {"lr", "γ", 1, 1e-6, 100, Scale::log},
    {"fallback", "fallback", descent, 0, 2, Scale::linear, fallbacks},
    {"eta", "η", 0.02, 1e-6, 100, Scale::log},
    {"damping", "λ", 0, 0, 1000, Scale::log},
};
constexpr std::string_view rule = R"(
H = hessian(x) + damping*identity
[fallback=descent] p = where(positive_definite(H), lr*solve(H, g), eta*g)
[fallback=none] p = lr*solve(H, g)
[fallback=saddle-free] p = lr*solve(absolute(H), g)
x = x - p
)";

struct Settings {
    double lr, fallback, eta, damping;
};

// The matrix with the same eigenvectors and the absolute eigenvalues a and b, each with the damping on top.
Symmetric absolute(const Symmetric& h, double damping) {
    const double mean = (h.xx + h.yy) / 2, half = (h.xx - h.yy) / 2;
    const double radius = std::sqrt(half * half + h.xy * h.xy);
    const double a = std::abs(mean + radius) + damping, b = std::abs(mean - radius) + damping;
    if (radius == 0) return {a, 0, b};
    const double centre = (a + b) / 2, stretch = (a - b) / 2 / radius;
    return {centre + stretch * half, stretch * h.xy, centre - stretch * half};
}

// The solution of h*p = g. Where h has none the ball is told why, for then p is not finite.
Vector solution(const Symmetric& h, const Ball& ball) {
    if (!std::isfinite(1 / h.determinant())) ball.oracle.give_up("the Hessian is singular here");
    return solve(h, ball.g);
}

void step(const Step& now) {
    const auto p = now.as<Settings>();
    now.each_ball([=](const Ball& ball) {
        Symmetric h = ball.oracle.hessian(ball.x);
        if (p.fallback > none) return ball.x - p.lr * solution(absolute(h, p.damping), ball);
        h = {h.xx + p.damping, h.xy, h.yy + p.damping};
        if (p.fallback == descent && !h.is_positive_definite()) return ball.x - p.eta * ball.g;
        return ball.x - p.lr * solution(h, ball);
    });
}

}  // namespace

extern const Optimizer newton;
const Optimizer newton{"newton", "Newton", 1740, "Nocedal & Wright 2006", "", rule, Needs::hessian, parameters, {}, step};

}  // namespace ravine::methods
