// Shampoo: the gradient through a root of the sum of all its outer products, so that steps do not depend on how the axes lie;
// of a matrix from both sides. Gupta, Koren & Singer 2018, "Shampoo: preconditioned stochastic tensor optimization",
// arXiv:1802.09568. Checked against kozistr/pytorch_optimizer. PyTorch has no such method.
//
// The paper's exponent is -1/(2k) for a tensor with k axes, which is -1/2 for a vector, AdaGrad with its full matrix, and -1/4
// for each side of a matrix. Some libraries take -1/k, whose steps shrink as 1/t.
#include "math/linear.hpp"
#include "math/matrix.hpp"
#include "optimizers/ball.hpp"
#include "optimizers/definition.hpp"

#include <span>
#include <vector>

namespace ravine::methods {
namespace {

constexpr double half = 0;  // index of the choice

// Multiplies a gradient by a power of the sum of its outer products.
void step_vector(const Ball& ball, const Tensor& tensor, std::span<double> sum, double exponent) {
    const std::size_t n = tensor.size();
    const std::span<double> x = Ball::part(ball.x, tensor);
    const std::span<const double> given = Ball::part(ball.g, tensor);
    std::vector<double> g(given.begin(), given.end()), padded(n * n), root(n * n), d(n);
    add_scaled(ball.values[3], x, g);
    for (std::size_t i = 0; i < n; ++i) add_scaled(g[i], g, sum.subspan(i * n, n));
    padded.assign(sum.begin(), sum.end());
    for (std::size_t i = 0; i < n; ++i) padded[i * n + i] += ball.values[2];
    matrix_power(padded, exponent, root);
    multiply(root, g, d);
    ball.tell("d", d);
    add_scaled(-ball.values[0], d, x);
}

// Returns a power of a matrix with eps added to its diagonal.
std::vector<double> padded_power(std::span<const double> matrix, std::size_t n, double eps, double exponent) {
    std::vector<double> padded(matrix.begin(), matrix.end()), result(n * n);
    for (std::size_t i = 0; i < n; ++i) padded[i * n + i] += eps;
    matrix_power(padded, exponent, result);
    return result;
}

// The same from both sides: L^p G R^p, where L and R are the sums of G G' and G' G. A side of one is left out.
void step_matrix(const Ball& ball, const Tensor& tensor, std::span<double> sums, double exponent) {
    const std::size_t m = tensor.rows, n = tensor.columns;
    const std::span<double> x = Ball::part(ball.x, tensor), left = sums.first(m * m), right = sums.subspan(m * m, n * n);
    const std::span<const double> given = Ball::part(ball.g, tensor);
    std::vector<double> g(given.begin(), given.end()), turned(m * n), d(m * n);
    add_scaled(ball.values[3], x, g);
    add_products_of_rows(1, g, m, n, left);
    add_products_of_columns(1, g, m, n, right);
    multiply(padded_power(left, m, ball.values[2], exponent), g, m, m, n, turned);
    multiply(turned, padded_power(right, n, ball.values[2], exponent), m, n, n, d);
    add_scaled(-ball.values[0], d, x);
}

// Numbers that a tensor's sums take.
std::size_t numbers_of(const Tensor& tensor) {
    return tensor.is_matrix() ? tensor.rows * tensor.rows + tensor.columns * tensor.columns : tensor.size() * tensor.size();
}

void step(const Ball& ball) {
    const double whole = ball.values[1] == half ? -0.5 : -1;
    std::size_t first = 0;
    for (const Tensor& tensor : ball.tensors) {
        const std::span<double> sums = ball.state.subspan(first, numbers_of(tensor));
        tensor.is_matrix() ? step_matrix(ball, tensor, sums, whole / 2) : step_vector(ball, tensor, sums, whole);
        first += sums.size();
    }
}

std::size_t arrays(std::span<const Tensor> tensors) {
    std::size_t numbers = 0;
    for (const Tensor& tensor : tensors) numbers += numbers_of(tensor);
    const std::size_t n = dimension_of(tensors);
    return (numbers + n - 1) / n;
}

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
