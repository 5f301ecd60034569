// COCOB: each coordinate bets a share of what it has won so far on the sign of its next gradient; how far it goes is its bet.
// Orabona & Tommasi 2017, "Training deep networks without learning rates through coin betting", arXiv:1705.07795, algorithm 2.
// Checked against Optax. PyTorch has no such method.
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer cocob() {
    return {
        .key = "cocob",
        .title = "COCOB",
        .year = 2017,
        .source = "Orabona & Tommasi 2017",
        .checked = "its paper and Optax",
        .parameters = {learning_rate(1, "γ"), number("alpha", "α", 100, 1, 1e4, Scale::log), epsilon(1e-8)},
        .state = {"x0", "L", "S", "R", "C"},
        .rule = R"(
[first] x0 = x
[first] L = eps
L = max(L, |g|)
S = S + |g|
R = max(R - g*(x - x0), 0)
C = C - g
x = x0 + lr*C*(L + R)/(L*max(S + L, alpha*L))
)",
        .meanings = {{"lr", "factor of the bet", Role::other, true},
                     {"alpha", "how small the first bets are", Role::other, true},
                     {"eps", "largest slope to begin with", Role::other, true},
                     {"L", "largest slope so far"},
                     {"S", "sum of the slopes' sizes so far"},
                     {"R", "what was won so far"},
                     {"C", "sum of the slopes so far, downhill", Role::momentum}},
        .aliases = {in_optax("cocob")},
    };
}

}  // namespace ravine::methods
