// BFGS: a quasi-Newton method. It builds an inverse Hessian out of the gradients it has seen, the least change each time that
// explains the last one, and so goes towards Newton's steps without a second derivative. Broyden, Fletcher, Goldfarb & Shanno
// 1970, each alone; with a line search for the strong Wolfe conditions: Nocedal & Wright 2006, algorithm 6.1.
#include "optimizers/line_search.hpp"
#include "optimizers/step.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {first_length(), sufficient_fall(), flatness(0.9)};
constexpr std::string_view state[] = {"B1", "B2", "x_before", "g_before"};  // rows of the inverse Hessian
constexpr std::string_view rule = R"(
s = x - x_before
q = g - g_before
B = (I - s*q'/(q's)) * B * (I - q*s'/(q's)) + s*s'/(q's)
B1 = row(B, 1)
B2 = row(B, 2)
x_before = x
g_before = g
d = -B*g
x = x + line_search(d, lr, c1, c2)*d
)";

// Multiplied out for two dimensions, where b stays symmetric to the bit.
Symmetric update(const Symmetric& b, Vector s, Vector q) {
    const double rho = 1 / dot(q, s);
    const Vector bq = b * q;
    const double weight = rho * (1 + rho * dot(q, bq));
    return {b.xx + weight * s.x * s.x - 2 * rho * (bq.x * s.x), b.xy + weight * s.x * s.y - rho * (bq.x * s.y + s.x * bq.y),
            b.yy + weight * s.y * s.y - 2 * rho * (bq.y * s.y)};
}

void step(const Step& now) {
    const auto wolfe = now.as<Wolfe>();
    now.each_ball([=](const Ball& ball) {
        Vector &row1 = ball.state[0], &row2 = ball.state[1], &x_before = ball.state[2], &g_before = ball.state[3];
        Symmetric b{row1.x, row1.y, row2.y};
        const Vector s = ball.x - x_before, q = ball.g - g_before;
        if (now.t == 1) {
            b = {1, 0, 1};
        } else if (dot(q, s) > 0) {
            // Nothing is known before the first update but the size of the curvature along it.
            const double size = dot(q, s) / dot(q, q);
            b = update(now.t == 2 ? Symmetric{size, 0, size} : b, s, q);
        }
        row1 = {b.xx, b.xy};
        row2 = {b.xy, b.yy};
        x_before = ball.x;
        g_before = ball.g;
        Vector d = -(b * ball.g);
        if (!(dot(d, ball.g) < 0)) d = -ball.g;
        const Line line{ball.x, d, ball.f, ball.g};
        const double likely = now.t == 1 ? std::min(1.0, 1 / norm(ball.g)) : 1;
        return line.at(strong_wolfe(line, likely, wolfe, ball.oracle));
    });
}

}  // namespace

extern const Optimizer bfgs;
const Optimizer bfgs{"bfgs", "BFGS", 1970, "Nocedal & Wright 2006", "", rule, Needs::line, parameters, state, step};

}  // namespace ravine::methods
