// Nonlinear conjugate gradient: each direction keeps as much of the last one as makes them conjugate on a quadratic, which
// then takes no more steps than it has dimensions. Fletcher & Reeves 1964; beta by Polak & Ribière 1969, never below 0 (Powell
// 1984), which restarts from the gradient where the past is of no use. With a line search for the strong Wolfe conditions:
// Nocedal & Wright 2006, section 5.2.
#include "math/linear.hpp"
#include "optimizers/line_search.hpp"

#include <algorithm>

namespace ravine::methods {
namespace {

// The length to try first: it repeats the last step's fall if the loss is a parabola (Nocedal & Wright, equation 3.60).
double length_of_fall(double fall, double slope) {
    const double length = -2.02 * fall / slope;
    return length > 0 ? std::min(1.0, length) : 1;
}

// Writes the direction to d, which holds the last one.
void turn(std::span<double> d, std::span<const double> g_before, const Ball& ball) {
    const double share = dot(ball.g, difference(ball.g, g_before)) / dot(g_before, g_before);
    const double beta = ball.t == 1 ? 0 : std::max(0.0, share);
    for (std::size_t i = 0; i < d.size(); ++i) d[i] = ball.t == 1 ? -ball.g[i] : -ball.g[i] + beta * d[i];
    const bool anew = keep_downward(d, ball.g);
    ball.tell("beta", anew ? 0 : beta);
}

void step(const Ball& ball) {
    const auto d = ball.array(0), g_before = ball.array(1), f_before = ball.array(2);
    turn(d, g_before, ball);
    const double likely = ball.t == 1 ? likely_length(ball) : length_of_fall(f_before[0] - ball.f, dot(d, ball.g));
    std::copy(ball.g.begin(), ball.g.end(), g_before.begin());
    std::fill(f_before.begin(), f_before.end(), ball.f);
    search_along(d, likely, ball);
}

}  // namespace

Optimizer cg() {
    return {
        .key = "cg",
        .title = "Conjugate gradient",
        .year = 1969,
        .source = "Polak & Ribière 1969",
        .checked = "scipy",
        .needs = Needs::line,
        .parameters = {learning_rate(1), sufficient_fall(), flatness(0.1)},
        .state = {"d", "g_before", "f_before"},
        .rule = R"(
beta = max(0, dot(g, g - g_before)/dot(g_before, g_before))
d = -g + beta*d
g_before = g
f_before = f(x)
a = line_search(d, lr, c1, c2)
x = x + a*d
)",
        .meanings = {{"beta", "share of the last direction that is kept", Role::other, true},
                     {"d", "direction of the step, conjugate to the last one"}},
        .step = step,
    };
}

}  // namespace ravine::methods
