// Momentum: a running sum or mean of the gradients, so that what alternates cancels and what persists adds up.
// Polyak 1964, "Some methods of speeding up the convergence of iteration methods". PyTorch: torch.optim.SGD(momentum).
//
// Four conventions go by this one name. They differ in where the learning rate enters, in whether the new gradient is
// weighted by 1 - mu, and in what the first step does:
//   velocity    v is a displacement; a changed learning rate acts on new gradients only
//   accumulate  v is a sum of gradients; with a constant rate the same path as velocity
//   average     v is a mean of gradients: slow to build speed, 1/(1 - mu) times smaller steps
//   torch       accumulate with dampening d, except that the first step takes the gradient undamped
#include "optimizers/definition.hpp"

namespace ravine::methods {

Optimizer momentum() {
    return {
        .key = "momentum",
        .title = "Momentum",
        .year = 1964,
        .source = "Polyak 1964",
        .pytorch = "torch.optim.SGD(lr, momentum=mu, dampening, weight_decay=decay)",
        .parameters = {learning_rate(), number("mu", "μ", 0.9, 0, 1),
                       choice("form", "form", "torch",
                              {{"velocity", "Sutskever et al. 2013, Keras: a changed rate acts on new gradients only"},
                               {"accumulate", "Polyak's heavy ball, as in Optax: a sum of gradients, times the rate"},
                               {"average", "Ng's lectures, and Adam's first moment: 1/(1 − μ) times smaller steps"},
                               {"torch", "PyTorch: accumulate, with dampening d after the first step"}}),
                       number("dampening", "d", 0, 0, 1), weight_decay()},
        .state = {"v"},
        .rule = R"(
g = g + decay*x
[form=velocity] v = mu*v - lr*g
[form=velocity] x = x + v
[form=accumulate] v = mu*v + g
[form=accumulate] x = x - lr*v
[form=average] v = mu*v + (1 - mu)*g
[form=average] x = x - lr*v
[form=torch] v = where(t < 2, g, mu*v + (1 - dampening)*g)
[form=torch] x = x - lr*v
)",
        .displacements = {{"v", 1, "form", "velocity"}},
        .aliases = {in_books("Heavy Ball"), in_books("Polyak"), in_books("GD with Momentum"), in_books("SGD with Momentum"),
                    in_torch("SGD", {.when = "momentum"}), in_optax("sgd", {.when = "momentum"}),
                    in_keras("SGD", {.when = "momentum", .implied = "form:velocity", .decay_note = decays_apart})},
    };
}

}  // namespace ravine::methods
