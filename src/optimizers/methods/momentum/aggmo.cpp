// AggMo: the mean of three velocities, of which one forgets at once and one hardly ever, so that the fast one damps the slow
// one. Lucas, Sun, Zemel & Grosse 2019, "Aggregated momentum: stability through passive damping", arXiv:1804.00325, equation 4.
// Checked against AtheMathmo/AggMo as kozistr/pytorch_optimizer has it. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer aggmo() {
    return {
        .key = "aggmo",
        .title = "AggMo",
        .year = 2019,
        .source = "Lucas et al. 2019",
        .checked = "its paper and AtheMathmo/AggMo",
        .parameters = {learning_rate(), number("mu1", "μ₁", 0, 0, 1), number("mu2", "μ₂", 0.9, 0, 1),
                       number("mu3", "μ₃", 0.99, 0, 1)},
        .state = {"v1", "v2", "v3"},
        .rule = R"(
v1 = mu1*v1 + g
v2 = mu2*v2 + g
v3 = mu3*v3 + g
x = x - lr*(v1 + v2 + v3)/3
)",
        .meanings = {{"mu1", "share of the first velocity that is kept", Role::other, true},
                     {"mu2", "share of the second velocity that is kept", Role::other, true},
                     {"mu3", "share of the third velocity that is kept", Role::other, true},
                     {"v1", "first velocity", Role::momentum},
                     {"v2", "second velocity", Role::momentum},
                     {"v3", "third velocity", Role::momentum}},
    };
}

}  // namespace ravine::methods
