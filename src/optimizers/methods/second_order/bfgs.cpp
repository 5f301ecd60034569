// BFGS: a quasi-Newton method. It builds an inverse Hessian out of the gradients it has seen, the least change each time that
// explains the last one, and so goes towards Newton's steps without a second derivative. Broyden, Fletcher, Goldfarb & Shanno
// 1970, each alone; with a line search for the strong Wolfe conditions: Nocedal & Wright 2006, algorithm 6.1.
#include "math/linear.hpp"
#include "optimizers/line_search.hpp"

#include <algorithm>
#include <vector>

namespace ravine::methods {
namespace {

// Makes b the matrix with that number on its diagonal and zeros beside it.
void fill_diagonal(std::span<double> b, std::size_t n, double number) {
    std::fill(b.begin(), b.end(), 0.0);
    for (std::size_t i = 0; i < n; ++i) b[i * n + i] = number;
}

// The new B of the rule, multiplied out so that it stays symmetric to the bit.
void update(std::span<double> b, std::span<const double> s, std::span<const double> q) {
    const std::size_t n = s.size();
    const double rho = 1 / dot(q, s);
    std::vector<double> bq(n);
    multiply(b, q, bq);
    const double weight = rho * (1 + rho * dot(q, bq));
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i; j < n; ++j) {
            // For i = j the ways differ only where 2*rho overflows, which published races have seen.
            const double both = i == j ? 2 * rho * (bq[i] * s[i]) : rho * (bq[i] * s[j] + s[i] * bq[j]);
            b[i * n + j] = b[i * n + j] + weight * s[i] * s[j] - both;
            b[j * n + i] = b[i * n + j];
        }
    }
}

// Learns from the last step, s, and the change of the gradient along it, q. One without positive curvature says nothing.
void learn(std::span<double> b, std::span<const double> s, std::span<const double> q, std::uint64_t t) {
    if (t == 1) return fill_diagonal(b, s.size(), 1);
    if (!(dot(q, s) > 0)) return;
    // Nothing is known before the first update but the size of the curvature along it.
    if (t == 2) fill_diagonal(b, s.size(), dot(q, s) / dot(q, q));
    update(b, s, q);
}

void step(const Ball& ball) {
    const std::size_t n = ball.dimension();
    const auto b = ball.state.first(n * n);
    const auto x_before = ball.array(n), g_before = ball.array(n + 1);
    learn(b, difference(ball.x, x_before), difference(ball.g, g_before), ball.t);
    std::copy(ball.x.begin(), ball.x.end(), x_before.begin());
    std::copy(ball.g.begin(), ball.g.end(), g_before.begin());
    std::vector<double> d(n);
    multiply(b, ball.g, d);
    for (double& component : d) component = -component;
    keep_downward(d, ball.g);
    ball.tell("d", d);
    search_along(d, likely_length(ball), ball);
}

std::size_t arrays(std::span<const Tensor> tensors) { return dimension_of(tensors) + 2; }

}  // namespace

Optimizer bfgs() {
    return {
        .key = "bfgs",
        .title = "BFGS",
        .year = 1970,
        .source = "Nocedal & Wright 2006",
        .checked = "scipy",
        .needs = Needs::line,
        .parameters = {learning_rate(1), sufficient_fall(), flatness(0.9)},
        .state = {"B1", "B2", "x_before", "g_before"},
        .rule = R"(
s = x - x_before
q = g - g_before
B = (I - s*q'/(q's)) * B * (I - q*s'/(q's)) + s*s'/(q's)
B1 = row(B, 1)
B2 = row(B, 2)
x_before = x
g_before = g
d = -B*g
a = line_search(d, lr, c1, c2)
x = x + a*d
)",
        .meanings = {{"s", "last step"}},
        .step = step,
        .arrays = arrays,
    };
}

}  // namespace ravine::methods
