// Nonlinear conjugate gradient: each direction keeps as much of the last one as makes them conjugate on a quadratic, which
// then takes no more steps than it has dimensions. Fletcher & Reeves 1964; beta by Polak & Ribière 1969, never below 0 (Powell
// 1984), which restarts from the gradient where the past is of no use. With a line search for the strong Wolfe conditions:
// Nocedal & Wright 2006, section 5.2.
#include "optimizers/line_search.hpp"
#include "optimizers/step.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {first_length(), sufficient_fall(), flatness(0.1)};
constexpr std::string_view state[] = {"d", "g_before", "f_before"};
constexpr std::string_view rule = R"(
beta = max(0, dot(g, g - g_before)/dot(g_before, g_before))
d = -g + beta*d
g_before = g
f_before = f(x)
x = x + line_search(d, lr, c1, c2)*d
)";

// The length to try first: it repeats the last step's fall if the loss is a parabola (Nocedal & Wright, equation 3.60).
double likely_length(double fall, double slope) {
    const double length = -2.02 * fall / slope;
    return length > 0 ? std::min(1.0, length) : 1;
}

void step(const Step& now) {
    const auto wolfe = now.as<Wolfe>();
    now.each_ball([=](const Ball& ball) {
        Vector &d = ball.state[0], &g_before = ball.state[1], &f_before = ball.state[2];
        const double beta = std::max(0.0, dot(ball.g, ball.g - g_before) / dot(g_before, g_before));
        d = now.t == 1 ? -ball.g : -ball.g + beta * d;
        if (!(dot(d, ball.g) < 0)) d = -ball.g;
        const Line line{ball.x, d, ball.f, ball.g};
        const double likely = now.t == 1 ? std::min(1.0, 1 / norm(ball.g)) : likely_length(f_before.x - ball.f, dot(d, ball.g));
        g_before = ball.g;
        f_before = {ball.f, 0};
        return line.at(strong_wolfe(line, likely, wolfe, ball.oracle));
    });
}

}  // namespace

extern const Optimizer cg;
const Optimizer cg{"cg", "Conjugate gradient", 1969, "Polak & Ribière 1969", "", rule, Needs::line, parameters, state, step};

}  // namespace ravine::methods
