// SOAP, as it treats vectors: Adam along the eigenvectors of a running mean of the gradient's outer products, so that a
// rotated ravine is as good as one along the axes. The first step only looks. Vyas et al. 2024, "SOAP: improving and
// stabilizing Shampoo using Adam", arXiv:2409.11321, algorithm 3. Checked against nikhilvyas/SOAP with precondition_1d. PyTorch
// has no such method.
//
// The eigenvectors are those of the first gradient's matrix, and are refreshed every k steps by one power iteration.
#include "math/linear.hpp"
#include "math/power.hpp"
#include "optimizers/ball.hpp"
#include "optimizers/definition.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace ravine::methods {
namespace {

// The state of a ball. An eigenvector is a row of q.
struct State {
    explicit State(const Ball& ball)
        : n(ball.dimension()),
          m(ball.array(0)),
          s(ball.array(1)),
          q(ball.state.subspan(2 * n, n * n)),
          p(ball.state.subspan((2 + n) * n, n * n)) {}

    std::span<double> eigenvector(std::size_t i) const { return q.subspan(i * n, n); }

    // Lets the mean of the outer products forget a share.
    void learn(std::span<const double> g, double beta) const {
        for (double& number : p) number *= beta;
        for (std::size_t i = 0; i < n; ++i) add_scaled((1 - beta) * g[i], g, p.subspan(i * n, n));
    }

    void begin() const {
        std::vector<double> values(n);
        eigensystem(p, values, q);
    }

    // Puts the eigenvectors in the order of their sizes, multiplies each by the matrix and makes them orthonormal again.
    void refresh() const {
        std::vector<double> turned(n * n), sizes(n), squares(s.begin(), s.end());
        std::vector<std::size_t> order(n);
        std::iota(order.begin(), order.end(), 0);
        for (std::size_t i = 0; i < n; ++i) {
            const auto v = std::span(turned).subspan(i * n, n);
            multiply(p, eigenvector(i), v);
            sizes[i] = dot(eigenvector(i), v);
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return sizes[i] > sizes[j]; });
        for (std::size_t i = 0; i < n; ++i) {
            std::copy_n(turned.begin() + static_cast<std::ptrdiff_t>(order[i] * n), n, eigenvector(i).begin());
            s[i] = squares[order[i]];
        }
        orthonormalise(q, n);
    }

    std::size_t n;
    std::span<double> m, s, q, p;
};

void step(const Ball& ball) {
    const double lr = ball.values[0], beta1 = ball.values[1], beta2 = ball.values[2], eps = ball.values[3];
    const double every = ball.values[4], decay = ball.values[5];
    const State state(ball);
    const auto steps = static_cast<double>(ball.t - 1);
    if (ball.t == 1) {
        state.learn(ball.g, beta2);
        return state.begin();
    }
    for (double& number : state.m) number *= beta1;
    add_scaled(1 - beta1, ball.g, state.m);
    const double rate = lr * std::sqrt(1 - power(beta2, steps)) / (1 - power(beta1, steps));
    std::vector<double> d(state.n);
    for (std::size_t i = 0; i < state.n; ++i) {
        const auto v = state.eigenvector(i);
        const double h = dot(v, ball.g);
        state.s[i] = beta2 * state.s[i] + (1 - beta2) * (h * h);
        add_scaled(dot(v, state.m) / (std::sqrt(state.s[i]) + eps), v, d);
    }
    add_scaled(-rate, d, ball.x);
    add_scaled(-lr * decay, ball.x, ball.x);
    state.learn(ball.g, beta2);
    if (std::fmod(steps, std::floor(every)) == 0) state.refresh();
}

std::size_t arrays(std::size_t dimension) { return 2 + 2 * dimension; }

}  // namespace

Optimizer soap() {
    return {
        .key = "soap",
        .title = "SOAP",
        .year = 2024,
        .source = "Vyas et al. 2024",
        .checked = "its paper and nikhilvyas/SOAP",
        .parameters = {learning_rate(), open_end(beta1(0.95)), open_end(beta2(0.95)), epsilon(1e-8),
                       number("every", "k", 10, 1, 1000), weight_decay()},
        .state = {"m", "s", "Q1", "Q2", "P1", "P2"},
        .rule = R"(
m = beta1*m + (1 - beta1)*g
h = Q*g
s = beta2*s + (1 - beta2)*h^2
d = Q'*(Q*m/(sqrt(s) + eps))
rate = lr*sqrt(1 - beta2^(t - 1))/(1 - beta1^(t - 1))
x = (x - rate*d)*(1 - lr*decay)
P = beta2*P + (1 - beta2)*g*g'
P1 = row(P, 1)
P2 = row(P, 2)
Q = refreshed(Q, P, every)
Q1 = row(Q, 1)
Q2 = row(Q, 2)
)",
        .meanings = {{"every", "steps from one refreshment of the eigenvectors to the next", Role::other, true},
                     {"h", "gradient along the eigenvectors"},
                     {"s", "running mean of the squared gradient along each eigenvector", Role::other},
                     {"d", "direction of the step"},
                     {"rate", "learning rate, with the means corrected for their start at zero", Role::other, true},
                     {"P", "running mean of the gradients' outer products"},
                     {"P1", "first row of the mean of outer products"},
                     {"P2", "second row of the mean of outer products"},
                     {"Q", "eigenvectors of that mean"},
                     {"Q1", "eigenvector of that mean with the larger eigenvalue"},
                     {"Q2", "eigenvector of that mean with the smaller eigenvalue"}},
        .step = step,
        .arrays = arrays,
    };
}

}  // namespace ravine::methods
