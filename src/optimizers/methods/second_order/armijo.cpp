// Gradient descent with backtracking: each step tries a long way down the gradient first, and shortens it until the loss
// has fallen by a share c of what the slope promised. Armijo 1966, "Minimization of functions having Lipschitz continuous
// first partial derivatives"; Nocedal & Wright 2006, algorithm 3.1.
#include "math/linear.hpp"
#include "optimizers/ball.hpp"
#include "optimizers/definition.hpp"

#include <algorithm>
#include <vector>

namespace ravine::methods {
namespace {

constexpr int most_shortenings = 60;

void step(const Ball& ball) {
    const double lr = ball.values[0], shrink = ball.values[1], c = ball.values[2];
    const double slope = dot(ball.g, ball.g);
    double a = lr;
    std::vector<double> to(ball.dimension());
    // Not the other way round: a value that is not a number is not low enough.
    const auto low_enough = [&] {
        std::copy(ball.x.begin(), ball.x.end(), to.begin());
        add_scaled(-a, ball.g, to);
        return ball.oracle.value(to) <= ball.f - c * a * slope;
    };
    for (int i = 0; !low_enough(); ++i, a *= shrink) {
        if (i == most_shortenings) return;
    }
    std::fill(ball.array(0).begin(), ball.array(0).end(), a);
    std::copy(to.begin(), to.end(), ball.x.begin());
}

}  // namespace

Optimizer armijo() {
    return {
        .key = "armijo",
        .title = "Backtracking GD",
        .year = 1966,
        .source = "Armijo 1966",
        .checked = "the book",
        .needs = Needs::line,
        .parameters = {learning_rate(1), number("shrink", "shrink", 0.5, 0.01, 0.99),
                       number("c", "c", 1e-4, 1e-8, 0.5, Scale::log)},
        .state = {"a"},
        .rule = R"(
a = lr
while f(x - a*g) > f(x) - c*a*norm(g)^2: a = shrink*a
x = x - a*g
)",
        .step = step,
    };
}

}  // namespace ravine::methods
