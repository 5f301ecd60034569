// Gradient descent with history: the last gradient once more, weighted by a rate of its own, and nothing older.
// From the lecture slides "Gradient Descent for DL" by A. Soto, which are not dated: it is listed beside momentum (1964),
// which it leads to. PyTorch has no such method.
#include "optimizers/optimizer.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {
    learning_rate(),
    {"tau", "τ", 0.01, 0, 100, Scale::log},
};
constexpr std::string_view state[] = {"last"};
constexpr std::string_view rule = R"(
x = x - (lr*g + tau*last)
last = g
)";

}  // namespace

extern const Optimizer history;
const Optimizer history{"history",  "GD + history", 1964, "Soto, lecture slides", "", rule, Needs::gradient,
                        parameters, state};

}  // namespace ravine::methods
