// L-BFGS: BFGS that remembers the last few steps and changes of the gradient instead of a matrix, and works out its direction
// from them in two loops. Nocedal 1980, "Updating quasi-Newton matrices with limited storage"; with a line search for the
// strong Wolfe conditions: Nocedal & Wright 2006, algorithms 7.4 and 7.5. PyTorch: torch.optim.LBFGS.
#include "math/linear.hpp"
#include "optimizers/line_search.hpp"

#include <algorithm>
#include <vector>

namespace ravine::methods {
namespace {

constexpr std::size_t usual_memory = 5, longest_memory = 20;

// The arrays of state are those that the rule shows, with the usual memory, and behind them the older pairs.
constexpr std::size_t shown_arrays = 2 * usual_memory + 2;

std::size_t arrays(std::span<const Tensor>) { return 2 * longest_memory + 2; }

std::vector<Meaning> meanings() {
    std::vector<Meaning> list;
    for (std::size_t i = 1; i <= usual_memory; ++i) {
        list.push_back({"s" + std::to_string(i), "a step of the last ones, 1 being the latest"});
        list.push_back({"q" + std::to_string(i), "the change of the gradient along that step"});
    }
    list.push_back({"d", "direction of the step; with more memory from older steps, too"});
    return list;
}

std::size_t place_of_pair(std::size_t i) { return i < usual_memory ? 2 * i : shown_arrays + 2 * (i - usual_memory); }

// Remembered step i and the change of the gradient along it; 0 is the last one. What is not yet remembered is zero.
std::span<double> s_of(const Ball& ball, std::size_t i) { return ball.array(place_of_pair(i)); }
std::span<double> q_of(const Ball& ball, std::size_t i) { return ball.array(place_of_pair(i) + 1); }

void copy(std::span<const double> from, std::span<double> to) { std::copy(from.begin(), from.end(), to.begin()); }

// Puts the last step in front. One without positive curvature says nothing, and is left out.
void remember(const Ball& ball, std::span<const double> s, std::span<const double> q) {
    if (!(dot(s, q) > 0)) return;
    for (std::size_t i = longest_memory - 1; i > 0; --i) {
        copy(s_of(ball, i - 1), s_of(ball, i));
        copy(q_of(ball, i - 1), q_of(ball, i));
    }
    copy(s, s_of(ball, 0));
    copy(q, q_of(ball, 0));
}

// Returns the product of the inverse Hessian and g.
std::vector<double> two_loops(const Ball& ball, std::size_t memory) {
    const auto curvature = [&](std::size_t i) { return dot(s_of(ball, i), q_of(ball, i)); };
    std::size_t known = 0;
    while (known < memory && curvature(known) > 0) ++known;
    double weights[longest_memory] = {};
    std::vector<double> r(ball.g.begin(), ball.g.end());
    for (std::size_t i = 0; i < known; ++i) {
        weights[i] = dot(s_of(ball, i), r) / curvature(i);
        add_scaled(-weights[i], q_of(ball, i), r);
    }
    if (known > 0) {
        const double size = curvature(0) / dot(q_of(ball, 0), q_of(ball, 0));
        for (double& component : r) component *= size;
    }
    for (std::size_t i = known; i-- > 0;) add_scaled(weights[i] - dot(q_of(ball, i), r) / curvature(i), s_of(ball, i), r);
    return r;
}

void step(const Ball& ball) {
    const auto x_before = ball.array(2 * usual_memory), g_before = ball.array(2 * usual_memory + 1);
    if (ball.t > 1) remember(ball, difference(ball.x, x_before), difference(ball.g, g_before));
    copy(ball.x, x_before);
    copy(ball.g, g_before);
    std::vector<double> d = two_loops(ball, ball.count(3));
    for (double& component : d) component = -component;
    keep_downward(d, ball.g);
    ball.tell("d", d);
    search_along(d, likely_length(ball), ball);
}

}  // namespace

Optimizer lbfgs() {
    return {
        .key = "lbfgs",
        .title = "L-BFGS",
        .year = 1980,
        .source = "Nocedal 1980",
        .checked = "scipy",
        .pytorch = "torch.optim.LBFGS(max_iter=1, history_size=memory, line_search_fn='strong_wolfe')",
        .needs = Needs::line,
        .parameters = {learning_rate(1), sufficient_fall(), flatness(0.9),
                       number("memory", "memory", usual_memory, 1, longest_memory)},
        .state = {"s1", "q1", "s2", "q2", "s3", "q3", "s4", "q4", "s5", "q5", "x_before", "g_before"},
        .rule = R"(
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
a = line_search(d, lr, c1, c2)
x = x + a*d
)",
        .meanings = meanings(),
        .aliases = {in_torch("LBFGS", {.note = "goes up to 20 iterations a step, and a step here is one"}), in_optax("lbfgs")},
        .step = step,
        .arrays = arrays,
    };
}

}  // namespace ravine::methods
