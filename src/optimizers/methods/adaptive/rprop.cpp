// Rprop: only the gradient's sign counts. Each coordinate has a step size that grows while the sign stays and shrinks when
// it turns; on a turn the coordinate rests for one step.
// Riedmiller & Braun 1993, "A direct adaptive method for faster backpropagation learning: the RPROP algorithm".
// PyTorch: torch.optim.Rprop. lr is the first step size, and nothing else.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer rprop() {
    return {
        .key = "rprop",
        .title = "Rprop",
        .year = 1993,
        .source = "Riedmiller & Braun 1993",
        .pytorch = "torch.optim.Rprop(lr, etas=(eta_minus, eta_plus), step_sizes=(step_min, step_max))",
        .parameters = {learning_rate(), number("eta_minus", "η⁻", 0.5, 0, 1), number("eta_plus", "η⁺", 1.2, 1, 10),
                       number("step_min", "Δ min", 1e-6, 0, 1, Scale::log),
                       number("step_max", "Δ max", 50, 0, 1e3, Scale::log)},
        .state = {"last", "size"},
        .rule = R"(
turn = g*last
factor = where(turn > 0, eta_plus, where(turn < 0, eta_minus, 1))
size = min(max(where(t < 2, lr, size)*factor, step_min), step_max)
last = where(turn < 0, 0, g)
x = x - sign(last)*size
)",
        .meanings = {{"last", "gradient of the step before, or 0 after a turn"}},
        .aliases = {in_torch("Rprop", {.parameters = {{"etas", "eta_minus,eta_plus"}, {"step_sizes", "step_min,step_max"}}}),
                    in_optax("rprop", {.parameters = {{"min_step_size", "step_min"}, {"max_step_size", "step_max"}}})},
    };
}

}  // namespace ravine::methods
