// Lion: a step of the same length in every coordinate, in the direction of the sign of a mean of gradients. What decides
// about the sign (beta1) forgets faster than what is remembered (beta2).
// Chen et al. 2023, "Symbolic discovery of optimization algorithms", arXiv:2302.06675, algorithm 2. PyTorch has no such
// method.
#include "optimizers/optimizer.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {
    learning_rate(),
    beta1(),
    beta2(0.99),
    weight_decay(),
};
constexpr std::string_view state[] = {"m"};
constexpr std::string_view rule = R"(
c = beta1*m + (1 - beta1)*g
m = beta2*m + (1 - beta2)*g
x = x - lr*(sign(c) + decay*x)
)";

}  // namespace

extern const Optimizer lion;
const Optimizer lion{"lion", "Lion", 2023, "Chen et al. 2023", "", rule, Needs::gradient, parameters, state};

}  // namespace ravine::methods
