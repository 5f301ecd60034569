// AdaBelief: Adam that divides by how far gradients fall from their running mean. Where they are as expected, the steps
// are long, however large the gradients.
// Zhuang et al. 2020, "AdaBelief optimizer: adapting stepsizes by the belief in observed gradients", arXiv:2010.07468,
// with the eps of the authors' code. PyTorch has no such method.
#include "optimizers/optimizer.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {
    learning_rate(),
    open_end(beta1()),
    beta2(),
    epsilon(1e-16),
};
constexpr std::string_view state[] = {"m", "s"};
constexpr std::string_view rule = R"(
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*(g - m)^2 + eps
mhat = m/(1 - beta1^t)
shat = s/(1 - beta2^t)
x = x - lr*mhat/(sqrt(shat) + eps)
)";

}  // namespace

extern const Optimizer adabelief;
const Optimizer adabelief{"adabelief", "AdaBelief", 2020, "Zhuang et al. 2020", "", rule, Needs::gradient,
                          parameters,  state};

}  // namespace ravine::methods
