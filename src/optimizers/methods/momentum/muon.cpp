// Muon: momentum whose step for a matrix of weights has all singular values near 1, so that every direction that a layer
// listens to and answers in is trained as fast. Jordan et al. 2024, "Muon: an optimizer for hidden layers in neural networks".
// torch.optim.Muon is new in PyTorch 2.9.
//
// As its authors do, vectors (the biases), the first and the last matrix are stepped by its companion, AdamW; the only matrix
// of a network of one layer is Muon's. A surface has a vector alone, so that the companion is what runs there, and what the
// rule tells.
#include "math/linear.hpp"
#include "math/matrix.hpp"
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
enum : std::size_t { lr, mu, nesterov, scale, rate, first_beta, second_beta, eps, decay };

constexpr double original = 0;  // index of the choice of `scale`
constexpr int iterations = 5;
constexpr double least_norm = 1e-7;

void step_matrix(const Ball& ball, const Tensor& tensor) {
    const std::span<double> x = Ball::part(ball.x, tensor), m = Ball::part(ball.array(0), tensor);
    const std::span<const double> g = Ball::part(ball.g, tensor);
    const double kept = ball.values[mu];
    for (std::size_t i = 0; i < m.size(); ++i) m[i] = m[i] + (1 - kept) * (g[i] - m[i]);
    std::vector<double> update(m.begin(), m.end());
    if (ball.values[nesterov] != 0) {
        for (std::size_t i = 0; i < m.size(); ++i) update[i] = g[i] + kept * (m[i] - g[i]);
    }
    orthogonalise(update, tensor.rows, tensor.columns, iterations, least_norm);
    const auto rows = static_cast<double>(tensor.rows), columns = static_cast<double>(tensor.columns);
    const double adjusted =
        ball.values[scale] == original ? std::sqrt(std::max(1.0, rows / columns)) : 0.2 * std::sqrt(std::max(rows, columns));
    for (double& number : x) number *= 1 - ball.values[lr] * ball.values[decay];
    add_scaled(-ball.values[lr] * adjusted, update, x);
}

void step_companion(const Ball& ball, const Tensor& tensor) {
    const std::span<double> x = Ball::part(ball.x, tensor), m = Ball::part(ball.array(0), tensor),
                            s = Ball::part(ball.array(1), tensor);
    const std::span<const double> g = Ball::part(ball.g, tensor);
    const double b1 = ball.values[first_beta], b2 = ball.values[second_beta];
    const auto t = static_cast<double>(ball.t);
    const double correction1 = 1 - power(b1, t), correction2 = 1 - power(b2, t);
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] *= 1 - ball.values[rate] * ball.values[decay];
        m[i] = b1 * m[i] + (1 - b1) * g[i];
        s[i] = b2 * s[i] + (1 - b2) * (g[i] * g[i]);
        x[i] -= ball.values[rate] * (m[i] / correction1) / (std::sqrt(s[i] / correction2) + ball.values[eps]);
    }
}

// The tensors are the matrix and the biases of each layer in turn.
void step(const Ball& ball) {
    const std::size_t count = ball.tensors.size();
    for (std::size_t i = 0; i < count; ++i) {
        const bool between = i > 0 && i + 2 < count, only = count == 2;
        const bool hidden = ball.tensors[i].is_matrix() && (between || only);
        hidden ? step_matrix(ball, ball.tensors[i]) : step_companion(ball, ball.tensors[i]);
    }
}

}  // namespace

Optimizer muon() {
    return {
        .key = "muon",
        .title = "Muon",
        .year = 2024,
        .source = "Jordan et al. 2024",
        .checked = "its authors' text and the documentation of PyTorch 2.9",
        .parameters = {learning_rate(), number("mu", "μ", 0.95, 0, 1),
                       choice("nesterov", "nesterov", "on", {{"off", "plain momentum"}, {"on", "Jordan et al. 2024, PyTorch"}}),
                       choice("scale", "scale", "original",
                              {{"original", "Jordan et al. 2024: √max(1, rows/columns)"},
                               {"match", "Liu et al. 2025: 0.2·√max(rows, columns), as long as Adam's steps are"}}),
                       number("rate", "η₂", 0.003, 1e-6, 100, Scale::log), open_end(beta1()), open_end(beta2(0.95)),
                       epsilon(1e-8), weight_decay()},
        .state = {"m", "s"},
        .rule = R"(
x = x*(1 - rate*decay)
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*g^2
mhat = m/(1 - beta1^t)
shat = s/(1 - beta2^t)
x = x - rate*mhat/(sqrt(shat) + eps)
)",
        .meanings = {{"lr", "learning rate of the hidden matrices of a network", Role::other, true},
                     {"mu", "part of the momentum of a matrix that is kept", Role::other, true},
                     {"rate", "learning rate of the companion, for all that is no hidden matrix", Role::other, true}},
        .step = step,
    };
}

}  // namespace ravine::methods
