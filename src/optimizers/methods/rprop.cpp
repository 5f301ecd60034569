// Rprop: only the gradient's sign counts. Each coordinate has a step size that grows while the sign stays and shrinks when
// it turns; on a turn the coordinate rests for one step.
// Riedmiller & Braun 1993, "A direct adaptive method for faster backpropagation learning: the RPROP algorithm".
// PyTorch: torch.optim.Rprop. lr is the first step size, and nothing else.
#include "optimizers/optimizer.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {
    learning_rate(),
    {"eta_minus", "η⁻", 0.5, 0, 1},
    {"eta_plus", "η⁺", 1.2, 1, 10},
    {"step_min", "Δ min", 1e-6, 0, 1, Scale::log},
    {"step_max", "Δ max", 50, 0, 1e3, Scale::log},
};
constexpr std::string_view state[] = {"last", "size"};
constexpr std::string_view rule = R"(
turn = g*last
factor = where(turn > 0, eta_plus, where(turn < 0, eta_minus, 1))
size = min(max(where(t < 2, lr, size)*factor, step_min), step_max)
last = where(turn < 0, 0, g)
x = x - sign(last)*size
)";

}  // namespace

extern const Optimizer rprop;
const Optimizer rprop{"rprop",
                      "Rprop",
                      1993,
                      "Riedmiller & Braun 1993",
                      "torch.optim.Rprop(lr, etas=(eta_minus, eta_plus), step_sizes=(step_min, step_max))",
                      rule,
                      Needs::gradient,
                      parameters,
                      state};

}  // namespace ravine::methods
