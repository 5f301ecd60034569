// Shampoo, as it treats vectors: the gradient through a root of the sum of all its outer products, so that steps do not depend
// on how the axes lie. Gupta, Koren & Singer 2018, "Shampoo: preconditioned stochastic tensor optimization", arXiv:1802.09568.
// Checked against kozistr/pytorch_optimizer. PyTorch has no such method.
//
// The paper's exponent is -1/(2k) for a tensor with k axes, which is -1/2 for a vector: AdaGrad with its full matrix. Some
// libraries take -1/k, whose steps shrink as 1/t.
#include "math/linear.hpp"
#include "optimizers/ball.hpp"
#include "optimizers/definition.hpp"

#include <vector>

namespace ravine::methods {
namespace {

constexpr double half = 0;  // index of the choice

void step(const Ball& ball) {
    const double lr = ball.values[0], exponent = ball.values[1] == half ? -0.5 : -1, eps = ball.values[2],
                 decay = ball.values[3];
    const std::size_t n = ball.dimension();
    const auto sum = ball.state.first(n * n);
    std::vector<double> g(ball.g.begin(), ball.g.end()), padded(n * n), root(n * n), d(n);
    add_scaled(decay, ball.x, g);
    for (std::size_t i = 0; i < n; ++i) add_scaled(g[i], g, sum.subspan(i * n, n));
    padded.assign(sum.begin(), sum.end());
    for (std::size_t i = 0; i < n; ++i) padded[i * n + i] += eps;
    matrix_power(padded, exponent, root);
    multiply(root, g, d);
    add_scaled(-lr, d, ball.x);
}

std::size_t arrays(std::size_t dimension) { return dimension; }

}  // namespace

Optimizer shampoo() {
    return {
        .key = "shampoo",
        .title = "Shampoo",
        .year = 2018,
        .source = "Gupta, Koren & Singer 2018",
        .checked = "its paper and kozistr/pytorch_optimizer",
        .parameters = {learning_rate(),
                       choice("exponent", "exponent", "half",
                              {{"half", "Gupta, Koren & Singer 2018: −1/(2k), and a vector has k = 1"},
                               {"whole", "pytorch_optimizer and others: −1/k, so that steps shrink as 1/t"}}),
                       epsilon(1e-6), weight_decay()},
        .state = {"G1", "G2"},
        .rule = R"(
g = g + decay*x
G = G + g*g'
[exponent=half] d = (G + eps*identity)^(-1/2)*g
[exponent=whole] d = (G + eps*identity)^(-1)*g
G1 = row(G, 1)
G2 = row(G, 2)
x = x - lr*d
)",
        .meanings = {{"G", "sum of the gradients' outer products"},
                     {"G1", "first row of the sum of outer products"},
                     {"G2", "second row of the sum of outer products"},
                     {"d", "gradient through the root of the matrix"}},
        .step = step,
        .arrays = arrays,
    };
}

}  // namespace ravine::methods
