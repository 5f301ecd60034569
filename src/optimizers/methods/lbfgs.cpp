// L-BFGS: BFGS that remembers the last few steps and changes of the gradient instead of a matrix, and works out its direction
// from them in two loops. Nocedal 1980, "Updating quasi-Newton matrices with limited storage"; with a line search for the
// strong Wolfe conditions: Nocedal & Wright 2006, algorithms 7.4 and 7.5. PyTorch: torch.optim.LBFGS.
#include "optimizers/line_search.hpp"
#include "optimizers/step.hpp"

namespace ravine::methods {
namespace {

constexpr std::size_t longest_memory = 5;
constexpr Parameter parameters[] = {
    first_length(), sufficient_fall(), flatness(0.9), {"memory", "memory", longest_memory, 1, longest_memory}};
constexpr std::string_view state[] = {"s1", "q1", "s2", "q2", "s3", "q3", "s4", "q4", "s5", "q5", "x_before", "g_before"};
constexpr std::string_view rule = R"(
s5 = s4
q5 = q4
s4 = s3
q4 = q3
s3 = s2
q3 = q2
s2 = s1
q2 = q1
s1 = x - x_before
q1 = g - g_before
x_before = x
g_before = g
d = -two_loops(g, memory, s1, q1, s2, q2, s3, q3, s4, q4, s5, q5)
x = x + line_search(d, lr, c1, c2)*d
)";

struct Settings {
    Wolfe wolfe;
    double memory;
};

// A step and the change of the gradient along it.
struct Pair {
    Vector s, q;
};

Pair pair(const Ball& ball, std::size_t i) { return {ball.state[2 * i], ball.state[2 * i + 1]}; }

// Puts the last step in front. One without positive curvature says nothing, and is left out.
void remember(const Ball& ball, Pair last) {
    if (!(dot(last.s, last.q) > 0)) return;
    for (std::size_t i = 2 * longest_memory - 1; i >= 2; --i) ball.state[i] = ball.state[i - 2];
    ball.state[0] = last.s;
    ball.state[1] = last.q;
}

// The product of the inverse Hessian and g. What is not yet remembered is zero.
Vector two_loops(const Ball& ball, std::size_t memory) {
    std::size_t known = 0;
    while (known < memory && dot(pair(ball, known).s, pair(ball, known).q) > 0) ++known;
    double weights[longest_memory] = {};
    Vector r = ball.g;
    for (std::size_t i = 0; i < known; ++i) {
        const auto [s, q] = pair(ball, i);
        weights[i] = dot(s, r) / dot(s, q);
        r = r - weights[i] * q;
    }
    if (known > 0) r = dot(ball.state[0], ball.state[1]) / dot(ball.state[1], ball.state[1]) * r;
    for (std::size_t i = known; i-- > 0;) {
        const auto [s, q] = pair(ball, i);
        r = r + (weights[i] - dot(q, r) / dot(s, q)) * s;
    }
    return r;
}

void step(const Step& now) {
    const auto p = now.as<Settings>();
    now.each_ball([=](const Ball& ball) {
        Vector &x_before = ball.state[2 * longest_memory], &g_before = ball.state[2 * longest_memory + 1];
        if (now.t > 1) remember(ball, {ball.x - x_before, ball.g - g_before});
        x_before = ball.x;
        g_before = ball.g;
        Vector d = -two_loops(ball, static_cast<std::size_t>(p.memory));
        if (!(dot(d, ball.g) < 0)) d = -ball.g;
        const Line line{ball.x, d, ball.f, ball.g};
        const double likely = now.t == 1 ? std::min(1.0, 1 / norm(ball.g)) : 1;
        return line.at(strong_wolfe(line, likely, p.wolfe, ball.oracle));
    });
}

}  // namespace

extern const Optimizer lbfgs;
const Optimizer lbfgs{"lbfgs",
                      "L-BFGS",
                      1980,
                      "Nocedal 1980",
                      "torch.optim.LBFGS(max_iter=1, history_size=memory, line_search_fn='strong_wolfe')",
                      rule,
                      Needs::line,
                      parameters,
                      state,
                      step};

}  // namespace ravine::methods
