// Quasi-hyperbolic momentum: the mean of a plain gradient step (1 - nu) and a step of averaged momentum (nu).
// Ma & Yarats 2019, "Quasi-hyperbolic momentum and Adam for deep learning", arXiv:1810.06801. PyTorch has no such method;
// nu = 1 is momentum in its form average.
#include "optimizers/optimizer.hpp"

namespace ravine::methods {
namespace {

constexpr Parameter parameters[] = {
    learning_rate(),
    {"nu", "ν", 0.7, 0, 1},
    {"beta", "β", 0.999, 0, 1},
};
constexpr std::string_view state[] = {"v"};
constexpr std::string_view rule = R"(
v = beta*v + (1 - beta)*g
x = x - lr*((1 - nu)*g + nu*v)
)";

}  // namespace

extern const Optimizer qhm;
const Optimizer qhm{"qhm", "QHM", 2019, "Ma & Yarats 2019", "", rule, Needs::gradient, parameters, state};

}  // namespace ravine::methods
