// Gradient descent with history: the last gradient once more, weighted by a rate of its own, and nothing older.
// From the lecture slides "Gradient Descent for DL" by A. Soto, which are not dated: it is listed beside momentum (1964),
// which it leads to. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer history() {
    return {
        .key = "history",
        .title = "GD + history",
        .year = 1964,
        .source = "Soto, lecture slides",
        .checked = "the slides",
        .parameters = {learning_rate(), number("tau", "τ", 0.01, 0, 100, Scale::log)},
        .state = {"last"},
        .rule = R"(
x = x - (lr*g + tau*last)
last = g
)",
    };
}

}  // namespace ravine::methods
