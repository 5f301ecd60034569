// Adafactor: no momentum, steps in proportion to the size of x, and a mean square that forgets ever less. Of a matrix it
// remembers the mean squares of rows and columns alone, which is what its name says.
// Shazeer & Stern 2018, "Adafactor: adaptive learning rates with sublinear memory cost", arXiv:1804.04235, algorithm 5.
// Checked against PyTorch's documentation of torch.optim.Adafactor, which is new in 2.5.
#include "math/linear.hpp"
#include "math/power.hpp"
#include "optimizers/ball.hpp"
#include "optimizers/definition.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace ravine::methods {
namespace {

// In the order of the table.
enum : std::size_t { lr, falloff, limit, eps };

constexpr double least = 0x1p-52;

double root_mean_square(std::span<const double> a) { return std::sqrt(dot(a, a) / static_cast<double>(a.size())); }

double mean(std::span<const double> a) {
    double sum = 0;
    for (const double number : a) sum += number;
    return sum / static_cast<double>(a.size());
}

// Writes the gradient over its usual size, with the mean squares of the rows and the columns of a matrix.
void scale_matrix(const Tensor& tensor, std::span<const double> g, std::span<double> remembered, double forgets,
                  std::span<double> u) {
    const std::size_t m = tensor.rows, n = tensor.columns;
    const std::span<double> rows = remembered.first(m), columns = remembered.subspan(m, n);
    std::vector<double> squares(n);
    std::vector<double> over_rows(n, 0.0);
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < n; ++j) squares[j] = g[i * n + j] * g[i * n + j];
        rows[i] += forgets * (mean(squares) - rows[i]);
        for (std::size_t j = 0; j < n; ++j) over_rows[j] += squares[j];
    }
    for (std::size_t j = 0; j < n; ++j) columns[j] += forgets * (over_rows[j] / static_cast<double>(m) - columns[j]);
    const double all = std::max(mean(rows), least);
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < n; ++j)
            u[i * n + j] = g[i * n + j] / std::sqrt(std::max(rows[i] * columns[j] / all, least * least));
    }
}

void scale_vector(std::span<const double> g, std::span<double> squares, double forgets, std::span<double> u) {
    for (std::size_t i = 0; i < g.size(); ++i) {
        squares[i] += forgets * (g[i] * g[i] - squares[i]);
        u[i] = g[i] / std::max(std::sqrt(squares[i]), least);
    }
}

// A matrix has its rows and columns first in the part of the state that is its own: they are fewer than its elements, or as
// many where it is 2 x 2.
void matrix_step(const Ball& ball) {
    const auto t = static_cast<double>(ball.t);
    const double forgets = power(t, -ball.values[falloff]);
    for (const Tensor& tensor : ball.tensors) {
        const std::span<double> x = Ball::part(ball.x, tensor), remembered = Ball::part(ball.array(0), tensor);
        const std::span<const double> g = Ball::part(ball.g, tensor);
        std::vector<double> u(x.size());
        tensor.is_matrix() ? scale_matrix(tensor, g, remembered, forgets, u) : scale_vector(g, remembered, forgets, u);
        const double clip = std::max(1.0, root_mean_square(u) / ball.values[limit]);
        const double rate = std::max(ball.values[eps], root_mean_square(x)) * std::min(ball.values[lr], 1 / std::sqrt(t));
        add_scaled(-rate / clip, u, x);
    }
}

}  // namespace

Optimizer adafactor() {
    return {
        .key = "adafactor",
        .title = "Adafactor",
        .year = 2018,
        .source = "Shazeer & Stern 2018",
        .checked = "its paper and the documentation of PyTorch 2.5, which has it for matrices",
        .parameters = {learning_rate(), number("falloff", "c", 0.8, 0, 1), number("limit", "d", 1, 0.01, 100, Scale::log),
                       epsilon(1e-3)},
        .state = {"s"},
        .rule = R"(
s = s + t^(-falloff)*(g^2 - s)
u = g/max(sqrt(s), 0.5^52)
u = u/max(1, sqrt(mean(u^2))/limit)
x = x - max(eps, sqrt(mean(x^2)))*min(lr, 1/sqrt(t))*u
)",
        .meanings = {{"falloff", "how fast the mean square comes to forget less", Role::other, true},
                     {"limit", "largest root mean square of a step, in units of its rate", Role::other, true},
                     {"eps", "size that x counts with where it is smaller", Role::other, true},
                     {"u", "gradient over its usual size, clipped"}},
        .matrix_step = matrix_step,
    };
}

}  // namespace ravine::methods
