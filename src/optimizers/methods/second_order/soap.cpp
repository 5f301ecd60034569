// SOAP: Adam along the eigenvectors of a running mean of the gradient's outer products, so that a rotated ravine is as good as
// one along the axes; of a matrix along those of both sides. The first step only looks. Vyas et al. 2024, "SOAP: improving and
// stabilizing Shampoo using Adam", arXiv:2409.11321, algorithm 3. Checked against nikhilvyas/SOAP with precondition_1d, which
// treats vectors so, too. PyTorch has no such method.
//
// The eigenvectors are those of the first gradient's matrix, and are refreshed every k steps by one power iteration.
#include "math/linear.hpp"
#include "math/matrix.hpp"
#include "math/power.hpp"
#include "optimizers/ball.hpp"
#include "optimizers/definition.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <vector>

namespace ravine::methods {
namespace {

// One side of a tensor: the eigenvectors, rows of q, of a running mean p of outer products of the gradient.
struct Side {
    std::size_t n;
    std::span<double> q, p;

    void begin() const {
        std::vector<double> values(n);
        eigensystem(p, values, q);
    }

    // Puts the eigenvectors in the order of their sizes, multiplies each by the matrix and makes them orthonormal again.
    // Returns the order.
    std::vector<std::size_t> refresh() const {
        std::vector<double> turned(n * n), sizes(n);
        std::vector<std::size_t> order(n);
        std::iota(order.begin(), order.end(), 0);
        for (std::size_t i = 0; i < n; ++i) {
            const auto v = std::span(turned).subspan(i * n, n);
            multiply(p, q.subspan(i * n, n), v);
            sizes[i] = dot(q.subspan(i * n, n), v);
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return sizes[i] > sizes[j]; });
        for (std::size_t i = 0; i < n; ++i)
            std::copy_n(turned.begin() + static_cast<std::ptrdiff_t>(order[i] * n), n, q.subspan(i * n, n).begin());
        orthonormalise(q, n);
        return order;
    }
};

// A tensor of a ball, with its state: a matrix has two sides, a vector the left one.
struct State {
    State(const Ball& ball, const Tensor& tensor, std::span<double> sides)
        : rows(tensor.is_matrix() ? tensor.rows : tensor.size()),
          columns(tensor.is_matrix() ? tensor.columns : 1),
          x(Ball::part(ball.x, tensor)),
          m(Ball::part(ball.array(0), tensor)),
          s(Ball::part(ball.array(1), tensor)),
          g(Ball::part(ball.g, tensor)),
          left{rows, sides.first(rows * rows), sides.subspan(rows * rows, rows * rows)},
          right{columns, {}, {}} {
        if (columns == 1) return;
        sides = sides.subspan(2 * rows * rows);
        right = {columns, sides.first(columns * columns), sides.subspan(columns * columns, columns * columns)};
    }

    // Lets the means of the outer products forget a share.
    void learn(double beta) const {
        for (const Side* side : {&left, &right}) {
            for (double& number : side->p) number *= beta;
        }
        if (columns == 1) {
            for (std::size_t i = 0; i < rows; ++i) add_scaled((1 - beta) * g[i], g, left.p.subspan(i * rows, rows));
            return;
        }
        add_products_of_rows(1 - beta, g, rows, columns, left.p);
        add_products_of_columns(1 - beta, g, rows, columns, right.p);
    }

    // Returns numbers along the eigenvectors of both sides, and numbers along them as they are.
    std::vector<double> turned(std::span<const double> numbers) const {
        std::vector<double> half(numbers.size()), all(numbers.size());
        multiply(left.q, numbers, rows, rows, columns, half);
        if (columns == 1) return half;
        multiply_by_transposed(half, right.q, rows, columns, columns, all);
        return all;
    }
    std::vector<double> turned_back(std::span<const double> numbers) const {
        std::vector<double> half(numbers.size()), all(numbers.size());
        multiply_transposed(left.q, numbers, rows, rows, columns, half);
        if (columns == 1) return half;
        multiply(half, right.q, rows, columns, columns, all);
        return all;
    }

    // Refreshes the eigenvectors, and puts s in their new order.
    void refresh() const {
        const std::vector<double> before(s.begin(), s.end());
        const std::vector<std::size_t> of_rows = left.refresh();
        const std::vector<std::size_t> of_columns = columns == 1 ? std::vector<std::size_t>{0} : right.refresh();
        for (std::size_t i = 0; i < rows; ++i) {
            for (std::size_t j = 0; j < columns; ++j) s[i * columns + j] = before[of_rows[i] * columns + of_columns[j]];
        }
    }

    std::size_t rows, columns;
    std::span<double> x, m, s;
    std::span<const double> g;
    Side left, right;
};

// In the order of the table.
enum : std::size_t { lr, first_beta, second_beta, eps, every, decay };

void step(const Ball& ball, const State& state) {
    const double b1 = ball.values[first_beta], b2 = ball.values[second_beta];
    const auto steps = static_cast<double>(ball.t - 1);
    if (ball.t == 1) {
        state.learn(b2);
        state.left.begin();
        if (state.columns > 1) state.right.begin();
        return;
    }
    for (double& number : state.m) number *= b1;
    add_scaled(1 - b1, state.g, state.m);
    const std::vector<double> h = state.turned(state.g);
    std::vector<double> d = state.turned(state.m);
    for (std::size_t i = 0; i < d.size(); ++i) {
        state.s[i] = b2 * state.s[i] + (1 - b2) * (h[i] * h[i]);
        d[i] = d[i] / (std::sqrt(state.s[i]) + ball.values[eps]);
    }
    const double rate = ball.values[lr] * std::sqrt(1 - power(b2, steps)) / (1 - power(b1, steps));
    const std::vector<double> direction = state.turned_back(d);
    ball.tell("h", h);
    ball.tell("d", direction);
    add_scaled(-rate, direction, state.x);
    add_scaled(-ball.values[lr] * ball.values[decay], state.x, state.x);
    state.learn(b2);
    if (std::fmod(steps, std::floor(ball.values[every])) == 0) state.refresh();
}

// Numbers that the sides of a tensor take.
std::size_t numbers_of(const Tensor& tensor) {
    return 2 *
           (tensor.is_matrix() ? tensor.rows * tensor.rows + tensor.columns * tensor.columns : tensor.size() * tensor.size());
}

void step(const Ball& ball) {
    std::size_t first = 2 * ball.dimension();
    for (const Tensor& tensor : ball.tensors) {
        const std::span<double> sides = ball.state.subspan(first, numbers_of(tensor));
        step(ball, State(ball, tensor, sides));
        first += sides.size();
    }
}

std::size_t arrays(std::span<const Tensor> tensors) {
    std::size_t numbers = 0;
    for (const Tensor& tensor : tensors) numbers += numbers_of(tensor);
    const std::size_t n = dimension_of(tensors);
    return 2 + (numbers + n - 1) / n;
}

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
