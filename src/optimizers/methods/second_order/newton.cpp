// Newton's method: the step to where the gradient would vanish if the loss were its own second-order Taylor polynomial.
// Newton 1685, Raphson 1690, Simpson 1740; as a method of optimization Nocedal & Wright 2006, section 3.3.
//
// On a quadratic it arrives in one step. Where the curvature is negative the same formula climbs, so it needs a fallback:
//   descent      plain gradient descent with the rate eta wherever the Hessian is not positive definite
//   none         none: towards saddles and maxima as gladly as towards minima
//   saddle-free  the absolute values of the Hessian's eigenvalues: every direction goes down (Dauphin et al. 2014,
//                arXiv:1406.2572)
// damping is added to each of the eigenvalues (Levenberg 1944, Marquardt 1963): much of it makes small gradient steps.
// A loss that has no Hessian gets plain gradient descent with the rate eta, whatever the fallback.
#include "math/linear.hpp"
#include "optimizers/ball.hpp"
#include "optimizers/definition.hpp"

#include <vector>

namespace ravine::methods {
namespace {

constexpr double descent = 0, none = 1;  // indices of the choices

// Writes lr times the solution of h*p = g to p. Where h has none the ball is told why, for then p is not finite.
void solution(std::span<const double> h, double lr, const Ball& ball, std::span<double> p) {
    if (!solve(h, ball.g, p)) ball.oracle.give_up("the Hessian is singular here");
    for (double& component : p) component *= lr;
}

void add_damping(std::span<double> h, std::size_t n, double damping) {
    for (std::size_t i = 0; i < n; ++i) h[i * n + i] += damping;
}

void move_by(std::span<const double> p, const Ball& ball) {
    ball.tell("p", p);
    add_scaled(-1, p, ball.x);
}

void descend(double eta, const Ball& ball) {
    std::vector<double> p(ball.dimension());
    for (std::size_t i = 0; i < p.size(); ++i) p[i] = eta * ball.g[i];
    move_by(p, ball);
}

void step(const Ball& ball) {
    const double lr = ball.values[0], fallback = ball.values[1], eta = ball.values[2], damping = ball.values[3];
    const std::size_t n = ball.dimension();
    if (!ball.oracle.has_hessian()) return descend(eta, ball);
    std::vector<double> h(n * n), p(n);
    ball.oracle.hessian(ball.x, h);
    if (fallback > none) {
        std::vector<double> sizes(n * n);
        absolute(h, damping, sizes);
        ball.tell("H", sizes);
        solution(sizes, lr, ball, p);
    } else {
        add_damping(h, n, damping);
        ball.tell("H", h);
        if (fallback == descent && !is_positive_definite(h)) return descend(eta, ball);
        solution(h, lr, ball, p);
    }
    move_by(p, ball);
}

}  // namespace

Optimizer newton() {
    return {
        .key = "newton",
        .title = "Newton",
        .year = 1740,
        .source = "Nocedal & Wright 2006",
        .checked = "the book",
        .needs = Needs::hessian,
        .parameters = {learning_rate(1, "γ"),
                       choice("fallback", "fallback", "descent",
                              {{"descent", "the textbooks' safeguard: plain descent where the surface is not convex"},
                               {"none", "Newton's own: saddles and maxima attract like minima"},
                               {"saddle-free", "Dauphin et al. 2014: the curvature's absolute values"}}),
                       {"eta", "η", 0.02, 1e-6, 100, Scale::log, {}, ParameterRole::plain_rate},
                       {"damping", "λ", 0, 0, 1000, Scale::log, {}, ParameterRole::damping}},
        .rule = R"(
[fallback=descent] H = hessian(x) + damping*identity
[fallback=none] H = hessian(x) + damping*identity
[fallback=saddle-free] H = absolute(hessian(x)) + damping*identity
[fallback=descent] p = where(positive_definite(H), lr*solve(H, g), eta*g)
[fallback=none] p = lr*solve(H, g)
[fallback=saddle-free] p = lr*solve(H, g)
x = x - p
)",
        .meanings = {{"lr", "share of Newton's step that is taken", Role::other, true}},
        .aliases = {in_books("Newton-Raphson"), in_books("Levenberg-Marquardt")},
        .step = step,
    };
}

}  // namespace ravine::methods
